package io.trunkline.provisioning.signingkeys;

import io.trunkline.provisioning.signingkeys.domain.SigningKey;
import java.time.Instant;

/// A signing key as the API returns it.
///
/// @param keyId `kid` of its tokens and in the JWK set
/// @param signsFrom the key signs from then until the next one does
record SigningKeyView(String keyId, Instant createdAt, Instant signsFrom) {

    static SigningKeyView of(SigningKey key) {
        return new SigningKeyView(key.keyId(), key.createdAt(), key.signsFrom());
    }
}
