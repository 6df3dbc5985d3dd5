package io.trunkline.routing.dialplan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The bearer token of the dialplan. Its digest is compared in constant time, which does not reveal its
/// length either.
final class DialplanToken {
    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 32;

    private final byte[] digest;

    private DialplanToken(String secret) {
        this.digest = digest(secret);
    }

    /// Reads the file, or creates it with a random token that only its owner can read.
    static DialplanToken load(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < BYTES) {
                throw new IllegalStateException("the token in " + file + " is shorter than " + BYTES + " characters");
            }
            return new DialplanToken(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
        } catch (FileAlreadyExistsException _) {
            // another process created it first: its token is used
        }
    }

    boolean matches(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(digest, digest(authorization.substring(SCHEME.length())));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
