package io.trunkline.routing.dialplan.domain;

import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.InboundEndpoint;
import io.trunkline.routing.decision.domain.PreviousAttempt;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.numbers.ReceivedNumbers;
import io.trunkline.telephony.numbers.WithheldCallers;
import io.trunkline.telephony.tags.CallTags;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form of a question. An inbound call without a called number is refused as one with an invalid number.
/// The numbers of a carrier whose calls have them in a form of its own (`numbers`) are brought to E.164 form.
/// Unknown fields are ignored, so that a node's dialplan may be newer than this service.
public final class QuestionForm {
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9_.;-]{0,120}");
    private static final Pattern NUMBER = Pattern.compile("(?:\\+?[0-9]{1,32})?");
    private static final Pattern SIP_USER = Pattern.compile("[\\x20-\\x7e]{0,64}");
    /// Tags and accounts in any other form are ignored.
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final Pattern ACCOUNT = Pattern.compile("[\\x20-\\x7e]{1,200}");
    private static final Pattern FLAG = Pattern.compile("[01]?");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{0,10}");
    private static final Pattern DIAL_STATUS = Pattern.compile("[A-Z]{0,20}");
    private static final Pattern CAUSE = Pattern.compile("(?<![0-9])[0-9]{1,3}(?![0-9])");
    private static final Pattern SIP_STATUS = Pattern.compile("(?<![0-9])[1-6][0-9]{2}(?![0-9])");
    private static final int MAX_ATTEMPT = 999;

    private QuestionForm() {}

    /// A parsed form.
    public sealed interface Parsed {
        /// A valid question.
        record Valid(Question question) implements Parsed {}

        /// A malformed form.
        ///
        /// @param field the first malformed field
        /// @param call  the call, if its id can be read
        record Malformed(String field, Optional<CallId> call) implements Parsed {}
    }

    /// Parses a form; never throws.
    ///
    /// @param withheld callers who withhold their number
    public static Parsed parse(Map<String, String> form, WithheldCallers withheld) {
        try {
            return new Parsed.Valid(read(new FormFields(form), withheld));
        } catch (MalformedFieldException malformed) {
            return new Parsed.Malformed(malformed.field(), CallId.parse(form.getOrDefault("call", "")));
        }
    }

    private static Question read(FormFields fields, WithheldCallers withheld) {
        Direction direction = fields.required("direction", QuestionForm::direction);
        Optional<EndpointId> carrier = fields.optional("carrier", EndpointId::parse);
        Optional<ClientId> client =
                fields.optional("client", text -> FormFields.uuid(text).map(ClientId::new));
        if (direction == Direction.PREFIX && carrier.isEmpty()) {
            throw new MalformedFieldException("carrier");
        }
        if (direction == Direction.CONNECT && client.isEmpty()) {
            throw new MalformedFieldException("client");
        }
        Optional<ReceivedNumbers> numbers = fields.optional("numbers", ReceivedNumbers::parse);
        String received = fields.text("number", NUMBER);
        String number = numbers.map(written -> written.called(received)).orElse(received);
        String from = fields.text("from", SIP_USER);
        if (number.isEmpty() && (direction == Direction.OUTBOUND || direction == Direction.PREFIX)) {
            throw new MalformedFieldException("number");
        }
        return new Question(
                fields.required("call", CallId::parse),
                fields.number("attempt", 1, MAX_ATTEMPT),
                direction,
                fields.text("node", NODE),
                fields.text("channel", CHANNEL),
                inboundEndpoint(fields),
                number,
                CallerIdentity.of(
                        numbers.filter(_ -> !withheld.isWithheld(from))
                                .map(written -> written.caller(from))
                                .orElse(from),
                        fields.text("privacy", FLAG).equals("1"),
                        withheld),
                fields.optional("campaign", text -> FormFields.uuid(text).map(CampaignId::new)),
                carrier,
                Optional.of(fields.text("prefix", PREFIX)).filter(prefix -> !prefix.isEmpty()),
                client,
                previousAttempt(fields),
                CallTags.ofHeader(fields.text("tags", ANY)),
                Optional.of(fields.text("account", ANY))
                        .filter(account -> ACCOUNT.matcher(account).matches()));
    }

    /// `line` is 1 for a call over a registration and 0 for any other. A node of an earlier version does not send it.
    private static Optional<InboundEndpoint> inboundEndpoint(FormFields fields) {
        boolean byAddress = fields.text("line", FLAG).equals("0");
        return fields.optional("endpoint", EndpointId::parse).map(id -> new InboundEndpoint(id, byAddress));
    }

    private static Optional<PreviousAttempt> previousAttempt(FormFields fields) {
        Optional<LeaseId> lease =
                fields.optional("last_lease", text -> FormFields.uuid(text).map(LeaseId::new));
        String status = fields.text("last_status", DIAL_STATUS);
        if (lease.isEmpty() && status.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PreviousAttempt(
                lease,
                status,
                fields.firstNumber("last_cause", CAUSE),
                fields.firstNumber("last_sip", SIP_STATUS),
                fields.text("last_uniqueid", CHANNEL)));
    }

    private static Optional<Direction> direction(String text) {
        return switch (text) {
            case "inbound" -> Optional.of(Direction.INBOUND);
            case "outbound" -> Optional.of(Direction.OUTBOUND);
            case "prefix" -> Optional.of(Direction.PREFIX);
            case "connect" -> Optional.of(Direction.CONNECT);
            default -> Optional.empty();
        };
    }
}
