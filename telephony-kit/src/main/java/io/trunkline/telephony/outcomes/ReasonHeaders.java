package io.trunkline.telephony.outcomes;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads Reason headers (RFC 3326), such as `SIP;cause=480;text="none free", Q.850;cause=34`.
public final class ReasonHeaders {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+(?:\"|$)");
    private static final Pattern Q850 =
            Pattern.compile("(?i)\\s*Q\\.850\\s*;(?:.*;)?\\s*cause\\s*=\\s*(\\d{1,3})\\s*(?:;.*)?");

    private ReasonHeaders() {}

    /// The Q.850 cause with which the telephone network reports congestion, which decides before a SIP status such as
    /// 480. Empty if there is no such cause.
    ///
    /// @param headers the values of all Reason headers of a response
    public static OptionalInt congestionCause(List<String> headers) {
        return headers.stream()
                .flatMap(header ->
                        Stream.of(QUOTED.matcher(header).replaceAll("").split(",")))
                .map(Q850::matcher)
                .filter(Matcher::matches)
                .mapToInt(reason -> Integer.parseInt(reason.group(1)))
                .filter(OutcomeTable::isCongestion)
                .findFirst();
    }
}
