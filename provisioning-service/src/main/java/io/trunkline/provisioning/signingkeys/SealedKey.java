package io.trunkline.provisioning.signingkeys;

import io.trunkline.provisioning.signingkeys.domain.SigningKey;

/// A signing key as it is stored.
///
/// @param sealed the private key, encrypted
record SealedKey(SigningKey key, String sealed) {}
