package io.trunkline.realtime.projection.domain;

import java.util.ArrayList;
import java.util.List;

/// The dialplan by which a carrier is reached with a prefix before the number, in context `from-campaign`.
///
/// @param prefix 1 to 10 digits
/// @param dialTimeoutSeconds ringing time
public record PrefixBlock(String prefix, int dialTimeoutSeconds, NumberFormat format) {
    /// Where campaigns dial.
    static final String CONTEXT = "from-campaign";

    /// `i`: a redirect dials nothing. `b`: the dialled channel leaves its Uniqueid for the question and the end.
    /// dialplan.
    private static final String DIAL_OPTIONS = ",ib(trunkline-dialled^s^1)";

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
    public PrefixBlock {
        if (!prefix.matches("[0-9]{1,10}")) {
            throw new IllegalArgumentException("a prefix is 1 to 10 digits");
        }
    }

    List<WantedRow> rows(Carrier carrier) {
        var lines = List.of(
                List.of("NoOp", "Outbound via " + carrier.endpoint()),
                List.of("Set", "STRIPPED=${FILTER(0-9+,${EXTEN:" + prefix.length() + "})}"),
                List.of("Gosub", "trunkline-prefix,s,1(" + carrier.endpoint() + "," + prefix + ")"),
                List.of("Dial", dialString(carrier) + "," + dialTimeoutSeconds + DIAL_OPTIONS),
                List.of("Hangup", ""));
        var rows = new ArrayList<WantedRow>();
        for (var line : lines) {
            rows.add(new DialplanLine(CONTEXT, "_" + prefix + "X.", rows.size() + 1, line.get(0), line.get(1)).row());
        }
        return rows;
    }

    /// A peer with a contact is dialled through it; one whose contact is empty by the full URI (Asterisk 22,
    /// measured: the form `PJSIP/<endpoint>/<number>` takes the number for an AOR and fails).
    private String dialString(Carrier carrier) {
        if (carrier.driver() == Carrier.Driver.IAX2) {
            return "IAX2/" + carrier.peer().authority() + "/" + format.expression;
        }
        return carrier.registersAs() == null
                ? "PJSIP/" + format.expression + "@" + carrier.endpoint()
                : "PJSIP/" + carrier.endpoint() + "/sip:" + format.expression + "@"
                        + carrier.peer().authority();
    }
}
