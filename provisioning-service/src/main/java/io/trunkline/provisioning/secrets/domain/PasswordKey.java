package io.trunkline.provisioning.secrets.domain;

/// A key that encrypts SIP passwords.
///
/// @param id from 1 to 4294967295
/// @param isPrimary whether it encrypts new passwords
public record PasswordKey(long id, boolean isPrimary) {}
