package io.trunkline.testkit.sipp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One SIP message as SIPp logged it.
///
/// @param sent true if SIPp sent it, false if SIPp received it
/// @param startLine the request line or the status line
/// @param headers unchanged, one per line
public record SipMessage(boolean sent, String startLine, List<String> headers) {
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) <?sips?:(?:([^@;>]*)@)?.*");
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3}).*");
    private static final Pattern USER = Pattern.compile(".*sips?:([^@;>]*)@.*");

    public SipMessage {
        headers = List.copyOf(headers);
    }

    static SipMessage parse(boolean sent, String text) {
        List<String> lines = text.lines().toList();
        return new SipMessage(
                sent,
                lines.getFirst(),
                lines.stream().skip(1).takeWhile(line -> !line.isEmpty()).toList());
    }

    /// The method of a request; empty for a response.
    public String method() {
        return match(REQUEST, startLine, 1);
    }

    /// The user part of the request URI: the called number.
    public String requestUser() {
        return match(REQUEST, startLine, 2);
    }

    /// The status of a response, 0 for a request.
    public int status() {
        String status = match(STATUS, startLine, 1);
        return status.isEmpty() ? 0 : Integer.parseInt(status);
    }

    /// The method of the request, or of the request that a response belongs to.
    public String cseqMethod() {
        String cseq = header("CSeq").orElse("");
        return cseq.substring(cseq.indexOf(' ') + 1);
    }

    /// The user part of From: the caller ID, unless the carrier requires its account there.
    public String fromUser() {
        return userOf("From");
    }

    public String toUser() {
        return userOf("To");
    }

    /// The user part of P-Asserted-Identity, empty if there is none.
    public String pAssertedIdentity() {
        return userOf("P-Asserted-Identity");
    }

    public String callId() {
        return header("Call-ID").orElse("");
    }

    /// Whether it belongs to an existing dialog, such as a re-INVITE or a BYE.
    public boolean isInDialog() {
        return header("To").orElse("").contains(";tag=");
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private String userOf(String header) {
        return match(USER, header(header).orElse(""), 1);
    }

    private static String match(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return "";
        }
        String value = matcher.group(group);
        return value == null ? "" : value;
    }
}
