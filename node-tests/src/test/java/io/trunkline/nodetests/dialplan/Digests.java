package io.trunkline.nodetests.dialplan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Digest authentication of SIP (RFC 8760) for a REGISTER.
final class Digests {
    private Digests() {}

    /// @param algorithm MD5 or SHA-256
    static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// The response with `qop=auth`.
    ///
    /// @param credentials user, realm and password, separated by colons
    static String response(String algorithm, String credentials, String uri, String nonce, String cnonce) {
        String request = hash(algorithm, "REGISTER:" + uri);
        return hash(algorithm, hash(algorithm, credentials) + ":" + nonce + ":00000001:" + cnonce + ":auth:" + request);
    }

    /// A parameter of a challenge or of credentials, with or without quotes; empty if it is missing.
    static String parameter(String header, String name) {
        Matcher found = Pattern.compile("[ ,]" + name + "=\"?([^\",]*)\"?").matcher(header);
        return found.find() ? found.group(1) : "";
    }
}
