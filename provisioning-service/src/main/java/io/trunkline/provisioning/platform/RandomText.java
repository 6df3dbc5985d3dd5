package io.trunkline.provisioning.platform;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Random passwords, keys and name endings.
public final class RandomText {
    private static final String UNAMBIGUOUS_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final String LOWERCASE_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PASSWORD_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /// 24 letters and digits, without characters that look alike; 138 bits of entropy.
    public static String password() {
        return random(UNAMBIGUOUS_CHARACTERS, PASSWORD_LENGTH);
    }

    /// A key of 256 bits as 64 hexadecimal digits.
    public static String key() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Random characters of `[a-z0-9]`.
    public static String lowercase(int length) {
        return random(LOWERCASE_CHARACTERS, length);
    }

    private static String random(String characters, int length) {
        return RANDOM.ints(length, 0, characters.length())
                .mapToObj(characters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
