package io.trunkline.realtime.projection.domain;

import java.util.Map;

/// A digest user and its password.
public record Credentials(String username, SealedSecret password) {
    WantedRow row(String id) {
        return WantedRow.of(AraTable.AUTHS, id, Map.of("auth_type", "userpass", "username", username), password);
    }
}
