package io.trunkline.telephony;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Names of enum constants on the wire: lower case, with hyphens.
final class WireNames {
    private WireNames() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> parse(E[] constants, String wireName) {
        return Arrays.stream(constants)
                .filter(constant -> of(constant).equals(wireName))
                .findFirst();
    }
}
