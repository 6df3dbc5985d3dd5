package io.trunkline.realtime.secrets.domain;

/// An encrypted password. It is decrypted only to be written to `ps_auths`.
///
/// @param ciphertext in base64
/// @param associatedData that it was encrypted with, such as `carrier|<id>|password`
public record SealedPassword(String ciphertext, String associatedData) {}
