package io.trunkline.provisioning.secrets;

import io.trunkline.provisioning.secrets.domain.PasswordKey;
import java.util.List;

/// The keys that encrypt SIP passwords. One of them, the primary, encrypts; each decrypts.
public interface PasswordKeyset {
    /// In the order in which they were added.
    List<PasswordKey> keys();

    /// Adds a new key, which is not primary.
    ///
    /// @throws java.io.UncheckedIOException if the file cannot be written
    PasswordKey add();

    /// @throws java.io.UncheckedIOException if the file cannot be written
    void makePrimary(PasswordKey key);

    /// @param key not the primary
    /// @throws java.io.UncheckedIOException if the file cannot be written
    void remove(PasswordKey key);
}
