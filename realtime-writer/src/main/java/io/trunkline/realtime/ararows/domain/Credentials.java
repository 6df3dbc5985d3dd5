package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.Map;

/// The user name and password for digest authentication.
public record Credentials(String username, SealedPassword password) {
    DesiredRow authRow(String id) {
        return DesiredRow.of(AraTable.AUTHS, id, Map.of("auth_type", "userpass", "username", username), password);
    }
}
