package io.trunkline.realtime.ararows.domain.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a server of SIP digest authentication needs to know of a password (RFC 8760): hashes of user, realm and
/// password. They are secrets, too, but are of use only in this realm.
final class PasswordDigest {

    private PasswordDigest() {}

    /// @param algorithms such as `MD5,SHA-256`
    /// @return such as `MD5:<hash>,SHA-256:<hash>`
    static String of(String algorithms, String username, String realm, String password) {
        byte[] credentials = String.join(":", username, realm, password).getBytes(StandardCharsets.UTF_8);
        return Stream.of(algorithms.split(","))
                .map(algorithm -> algorithm + ":" + hash(algorithm, credentials))
                .collect(Collectors.joining(","));
    }

    private static String hash(String algorithm, byte[] credentials) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(credentials));
        } catch (NoSuchAlgorithmException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }
}
