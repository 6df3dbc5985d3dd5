package io.trunkline.ami.sipcopies.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Reason headers (RFC 3326) of the last response that refused each INVITE of the node. Asterisk's events and
/// functions have one cause at most. Not thread-safe.
public final class RefusedInvites {
    private static final int MAX_CALLS = 5_000;
    private static final int MAX_HEADERS = 8;
    private static final int MAX_LENGTH = 200;

    private static final Pattern REFUSAL = Pattern.compile("SIP/2\\.0 ([3-6]\\d\\d)[ \r](?s:.*)");
    private static final Pattern FOLDED = Pattern.compile("\r\n[ \t]+");
    private static final Pattern CALL_ID = Pattern.compile("(?im)^(?:Call-ID|i)[ \t]*:[ \t]*([^\r\n]+)");
    private static final Pattern OF_INVITE = Pattern.compile("(?im)^CSeq[ \t]*:[ \t]*\\d+[ \t]+INVITE\\b");
    private static final Pattern REASON = Pattern.compile("(?im)^Reason[ \t]*:[ \t]*([^\r\n]+)");
    private static final String END_OF_HEADERS = "\r\n\r\n";

    /// By Call-ID.
    private final Map<String, Refusal> refusals = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusal> eldest) {
            return size() > MAX_CALLS;
        }
    };

    private record Refusal(int status, List<String> reasonHeaders) {}

    /// @param message any one that the node sent or received
    public void add(String message) {
        Matcher refusal = REFUSAL.matcher(message);
        if (refusal.matches()) {
            String headers = FOLDED.matcher(message.split(END_OF_HEADERS, 2)[0]).replaceAll(" ");
            if (OF_INVITE.matcher(headers).find()) {
                var last = new Refusal(Integer.parseInt(refusal.group(1)), reasonHeaders(headers));
                callId(headers).ifPresent(callId -> refusals.put(callId, last));
            }
        }
    }

    private static List<String> reasonHeaders(String headers) {
        return REASON.matcher(headers)
                .results()
                .limit(MAX_HEADERS)
                .map(header -> printable(header.group(1)))
                .toList();
    }

    private static Optional<String> callId(String message) {
        Matcher matcher = CALL_ID.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    /// A carrier can write anything there.
    private static String printable(String header) {
        String text = header.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }

    /// The headers of the response that ended the call of this Call-ID. Absent if that response is not known, also if
    /// another one is, such as that to an INVITE within the call.
    ///
    /// @param status the SIP status that ended the call
    public Optional<List<String>> reasonHeaders(String callId, int status) {
        return Optional.ofNullable(refusals.get(callId))
                .filter(refusal -> refusal.status() == status)
                .map(Refusal::reasonHeaders);
    }
}
