package io.trunkline.provisioning.signingkeys.domain;

import java.time.Instant;
import java.util.UUID;

/// A key that signs access tokens, without its secret part.
///
/// @param keyId `kid` in the header of a token and in the JWK set
/// @param signsFrom the key signs from then until the next key does
public record SigningKey(UUID id, String keyId, Instant createdAt, Instant signsFrom) {}
