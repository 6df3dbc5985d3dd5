package io.trunkline.realtime.projection.domain;

/// A password as it travels: sealed, and opened only on its way into `ps_auths`.
///
/// @param sealed the ciphertext, base64
/// @param opensWith the associated data it was sealed with, as `carrier|<id>|password`
public record SealedSecret(String sealed, String opensWith) {}
