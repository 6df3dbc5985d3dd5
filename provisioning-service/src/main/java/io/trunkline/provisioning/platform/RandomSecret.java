package io.trunkline.provisioning.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A random secret that the API shows once: a prefix that says what it is, and 256 bits in base64url. The database
/// has only its digest, from which it cannot be guessed.
///
/// @param text as the caller sends it
public record RandomSecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /// @param prefix such as `tlr_`; scanners find leaked secrets by it
    public static RandomSecret withPrefix(String prefix) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RandomSecret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// SHA-256.
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /// Leaves out the secret, so that it never gets into a log.
    @Override
    public String toString() {
        return "RandomSecret[]";
    }
}
