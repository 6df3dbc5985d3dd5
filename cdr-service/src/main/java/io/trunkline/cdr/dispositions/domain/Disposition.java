package io.trunkline.cdr.dispositions.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a call, or an attempt, came out. Success is [#ANSWERED] and nothing else.
public enum Disposition {
    ANSWERED,
    BUSY,
    NO_ANSWER,
    /// The callee, or a carrier on its behalf, said no.
    REJECTED,
    /// No such number, nobody reachable, or a fault on the way.
    FAILED,
    /// The network or the carrier had no room.
    CONGESTION,
    /// The caller gave up first.
    CANCELED,
    /// Nobody was dialled: routing refused, or was not asked.
    UNROUTED;

    /// The name in the API, `no-answer`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @return empty for a name that is none
    public static Optional<Disposition> fromWireName(String wireName) {
        return Arrays.stream(values())
                .filter(one -> one.wireName().equals(wireName))
                .findFirst();
    }
}
