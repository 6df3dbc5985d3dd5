package io.trunkline.realtime.secrets.domain;

/// A password as it travels: sealed, and opened only on its way into `ps_auths`.
///
/// @param ciphertext the ciphertext, base64
/// @param associatedData the associated data it was sealed with, as `carrier|<id>|password`
public record SealedPassword(String ciphertext, String associatedData) {}
