package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.ArrayList;
import java.util.List;

/// The dialplan by which a carrier is reached with a prefix before the number, in context `from-campaign`.
///
/// @param prefix 1 to 10 digits
/// @param dialTimeoutSeconds ringing time
public record PrefixDialplan(String prefix, int dialTimeoutSeconds, NumberFormat numberFormat) {
    /// Where campaigns dial.
    static final String CONTEXT = "from-campaign";

    /// `i`: a redirect dials nothing. `b`: the dialled channel leaves its Uniqueid for the question and the end.
    /// dialplan.
    private static final String DIAL_OPTIONS = ",ib(trunkline-dialed^s^1)";

    /// How the carrier wants numbers.
    public enum NumberFormat {
        AS_DIALED("${STRIPPED}"),
        DIGITS("${FILTER(0-9,${STRIPPED})}"),
        E164("+${FILTER(0-9,${STRIPPED})}");

        private final String expression;

        NumberFormat(String expression) {
            this.expression = expression;
        }
    }

    /// Digits only: the prefix stands in a pattern, where letters and brackets would mean something.
    public PrefixDialplan {
        if (!prefix.matches("[0-9]{1,10}")) {
            throw new IllegalArgumentException("a prefix is 1 to 10 digits");
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

    /// A peer with a contact is dialled through it; one whose contact is empty by the full URI (Asterisk 22,
    /// measured: the form `PJSIP/<endpoint>/<number>` takes the number for an AOR and fails).
    private String dialString(Carrier carrier) {
        if (carrier.driver() == Carrier.Driver.IAX2) {
            return "IAX2/" + carrier.address().hostAndPort() + "/" + numberFormat.expression;
        }
        return carrier.registrationUser() == null
                ? "PJSIP/" + numberFormat.expression + "@" + carrier.endpointId()
                : "PJSIP/" + carrier.endpointId() + "/sip:" + numberFormat.expression + "@"
                        + carrier.address().hostAndPort();
    }
}
