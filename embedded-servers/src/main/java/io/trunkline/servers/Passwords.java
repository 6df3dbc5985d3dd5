package io.trunkline.servers;

import java.security.SecureRandom;
import java.util.Base64;

/// Random passwords and tokens: 192 bits in 32 characters of `[A-Za-z0-9_-]`, which need no quoting in SQL,
/// properties or Asterisk's configuration.
public final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private Passwords() {}

    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
