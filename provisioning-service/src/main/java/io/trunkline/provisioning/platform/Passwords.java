package io.trunkline.provisioning.platform;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// Passwords and other words of pure chance.
public final class Passwords {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 24;
    private static final SecureRandom CHANCE = new SecureRandom();

    private Passwords() {}

    /// 24 letters and digits without the ones that are mistaken for each other: 138 bits.
    public static String random() {
        return random(LETTERS, LENGTH);
    }

    /// Some of `[a-z0-9]`, for a name that must not be taken.
    public static String smallLetters(int length) {
        return random(SMALL, length);
    }

    private static String random(String letters, int length) {
        return CHANCE.ints(length, 0, letters.length())
                .mapToObj(letters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
