package io.trunkline.data.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells two requests under one key apart without storing them: a hash of the request as [CanonicalJson].
@FunctionalInterface
public interface Fingerprint {

    /// @return 64 hexadecimal digits, the same for the same request in every replica and release
    String of(Object body);

    /// HMAC-SHA256, for a service whose requests may hold secrets: a plain hash of a password can be guessed from.
    ///
    /// @param key the service's own, at least 32 bytes; a new key makes repeats of older requests conflicts
    static Fingerprint keyed(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a fingerprint key needs 32 bytes or more, not " + key.length);
        }
        var secret = new SecretKeySpec(key, "HmacSHA256");
        return body -> {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(secret);
                return HexFormat.of()
                        .formatHex(mac.doFinal(CanonicalJson.of(body).getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has HmacSHA256", e);
            }
        };
    }

    /// SHA-256, for a service whose requests never hold a secret.
    static Fingerprint withoutSecrets() {
        return body -> Sha256.hex(CanonicalJson.of(body).getBytes(UTF_8));
    }
}
