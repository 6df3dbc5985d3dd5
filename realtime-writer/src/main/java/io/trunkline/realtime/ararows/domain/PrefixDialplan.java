package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RealtimeText;
import java.util.ArrayList;
import java.util.List;

/// The prefix dialplan: calls to numbers with this dial prefix, in context `from-campaign`, go to the carrier.
///
/// @param prefix 1 to 10 digits
/// @param dialTimeoutSeconds ring timeout
public record PrefixDialplan(String prefix, int dialTimeoutSeconds, NumberFormat numberFormat) {
    /// The context that campaigns dial in.
    static final String CONTEXT = "from-campaign";

    /// `i` ignores redirects. `b` stores the Uniqueid of the dialed channel for later dialplan requests.
    private static final String DIAL_OPTIONS = ",ib(trunkline-dialed^s^1)";

    /// The format in which numbers are sent to the carrier.
    public enum NumberFormat {
        AS_DIALED("${STRIPPED}"),
        DIGITS("${FILTER(0-9,${STRIPPED})}"),
        E164("+${FILTER(0-9,${STRIPPED})}"),
        /// As routing wrote it, which knows countries.
        NATIONAL("${TRUNKLINE_WRITTEN}"),
        NATIONAL_WITH_00("${TRUNKLINE_WRITTEN}");

        private final String expression;

        NumberFormat(String expression) {
            this.expression = expression;
        }
    }

    /// Only digits, since letters and brackets have a meaning in a dialplan pattern.
    public PrefixDialplan {
        if (!prefix.matches("[0-9]{1,10}")) {
            throw new IllegalArgumentException("a dial prefix must have 1 to 10 digits");
        }
    }

    List<DesiredRow> rows(Carrier carrier) {
        var lines = List.of(
                List.of("NoOp", "Outbound via " + carrier.endpointId()),
                List.of("Set", "STRIPPED=${FILTER(0-9+,${EXTEN:" + prefix.length() + "})}"),
                List.of("Gosub", "trunkline-prefix,s,1(" + carrier.endpointId() + "," + prefix + ")"),
                List.of("Dial", dialString(carrier) + "," + dialTimeoutSeconds + DIAL_OPTIONS),
                List.of("Hangup", ""));
        var rows = new ArrayList<DesiredRow>();
        for (var line : lines) {
            rows.add(new DialplanLine(CONTEXT, "_" + prefix + "X.", rows.size() + 1, line.get(0), line.get(1)).row());
        }
        return rows;
    }

    /// A carrier with a contact is dialed through it, one with an empty contact by the full URI: in the form
    /// `PJSIP/<endpoint>/<number>` Asterisk 22 takes the number for an AOR and fails (measured).
    private String dialString(Carrier carrier) {
        if (carrier.driver() == Carrier.Driver.IAX2) {
            return "IAX2/" + carrier.address().hostAndPort() + "/" + numberFormat.expression;
        }
        return carrier.registrationUser() == null
                ? "PJSIP/" + numberFormat.expression + "@" + carrier.endpointId()
                : "PJSIP/" + carrier.endpointId() + "/sip:" + numberFormat.expression + "@"
                        + RealtimeText.encode(carrier.address().uriTail());
    }
}
