package io.trunkline.ami.refusals.domain;

import io.trunkline.ami.connection.domain.NodeEvent.RequestRefused;
import io.trunkline.ami.connection.domain.RefusalReason;
import io.trunkline.ami.sipcopies.domain.HepPacket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognizes the response to an INVITE of which the node accepts no codec. Asterisk has no event for it.
public final class RefusedOffer {
    private static final Pattern RESPONSE = Pattern.compile("(?is)SIP/2.0 488 .*\r\nCSeq: *\\d+ INVITE\r\n.*");

    /// The name that pjsip.conf gives to the node; a peer that refuses an offer of ours has another one.
    private static final Pattern SENT_BY_NODE = Pattern.compile("(?im)^Server: *Trunkline\r?$");

    /// The node adds it once there is a channel, so that the call is recorded.
    private static final Pattern REASON = Pattern.compile("(?im)^Reason:");

    private static final Pattern CALLER = Pattern.compile("(?im)^From:[^\r\n]*sips?:([^@;>\r\n]*)@");
    private static final int MAX_ACCOUNT = 64;

    private RefusedOffer() {}

    /// Empty for any other message.
    public static Optional<RequestRefused> in(HepPacket packet) {
        String message = packet.message();
        if (!RESPONSE.matcher(message).matches()
                || !SENT_BY_NODE.matcher(message).find()
                || REASON.matcher(message).find()) {
            return Optional.empty();
        }
        Matcher caller = CALLER.matcher(message);
        String account = caller.find() ? caller.group(1) : "";
        return Optional.of(new RequestRefused(
                packet.at(),
                packet.destination(),
                RefusalReason.NO_COMMON_CODEC,
                account.substring(0, Math.min(account.length(), MAX_ACCOUNT))));
    }
}
