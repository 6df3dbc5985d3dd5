package io.trunkline.provisioning.platform;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// Passwords and other words of pure chance.
public final class RandomText {
    private static final String UNAMBIGUOUS_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final String LOWERCASE_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PASSWORD_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /// 24 letters and digits without the ones that are mistaken for each other: 138 bits.
    public static String generate() {
        return generate(UNAMBIGUOUS_CHARACTERS, PASSWORD_LENGTH);
    }

    /// Some of `[a-z0-9]`, for a name that must not be taken.
    public static String lowercase(int length) {
        return generate(LOWERCASE_CHARACTERS, length);
    }

    private static String generate(String letters, int length) {
        return RANDOM.ints(length, 0, letters.length())
                .mapToObj(letters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
