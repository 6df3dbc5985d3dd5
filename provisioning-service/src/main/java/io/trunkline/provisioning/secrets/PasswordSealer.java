package io.trunkline.provisioning.secrets;

import java.util.UUID;

/// Encrypts SIP passwords for realtime-writer, the only service that decrypts them.
public interface PasswordSealer {

    /// @param kind `carrier` or `client`
    /// @return the encrypted password in base64. It decrypts only with the associated data `<kind>|<id>|password`,
    ///     so it cannot be copied to another carrier or client
    String seal(String kind, UUID id, String password);

    /// Encrypts a password with the primary key.
    ///
    /// @param sealed the password as [#seal] returned it, by any key
    /// @return the same text if the primary key has encrypted it
    String reseal(String kind, UUID id, String sealed);
}
