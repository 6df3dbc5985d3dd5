package io.trunkline.telephony;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Names of enum constants in JSON, in requests and in keys: lower case, with hyphens (`no-answer`).
public final class WireName {
    private WireName() {}

    /// The name of a constant.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant of a name; empty when there is none.
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String wireName) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(wireName))
                .findFirst();
    }
}
