package io.trunkline.console.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import io.trunkline.console.signin.domain.Session;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Encrypts sessions for the cookie. Every replica with the same keyset can read them.
@Component
class SessionSealer {
    private static final byte[] PURPOSE = "trunkline-session|1".getBytes(UTF_8);
    /// Longer than any session; a browser allows 4,096 bytes for a cookie.
    private static final int MAX_LENGTH = 4_096;

    private final SessionKeys keys;

    SessionSealer(SessionKeys keys) {
        this.keys = keys;
    }

    Mono<String> seal(Session session) {
        return keys.current().map(aead -> encrypt(aead, session));
    }

    /// Empty if the text was changed, or encrypted with a key that is no longer there.
    Mono<Session> open(String sealed) {
        return sealed.length() > MAX_LENGTH
                ? Mono.empty()
                : keys.current().flatMap(aead -> Mono.justOrEmpty(decrypt(aead, sealed)));
    }

    private static String encrypt(Aead aead, Session session) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(aead.encrypt(session.toText().getBytes(UTF_8), PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt a session", e);
        }
    }

    private static Optional<Session> decrypt(Aead aead, String sealed) {
        try {
            return Session.parse(new String(aead.decrypt(Base64.getUrlDecoder().decode(sealed), PURPOSE), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
