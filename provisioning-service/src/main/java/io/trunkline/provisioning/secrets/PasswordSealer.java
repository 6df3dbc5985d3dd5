package io.trunkline.provisioning.secrets;

import java.util.UUID;

/// Seals SIP passwords for the one service that writes them where Asterisk reads them.
public interface PasswordSealer {

    /// @param kind `carrier` or `client`
    /// @return base64 of the sealed password; it opens only with `<kind>|<id>|password` as associated data, so
    ///     that it cannot be moved to another's row
    String seal(String kind, UUID id, String password);
}
