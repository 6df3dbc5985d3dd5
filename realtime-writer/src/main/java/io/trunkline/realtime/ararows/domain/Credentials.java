package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RealtimeText;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The user name and password for digest authentication.
///
/// @param realm of the challenges that they are for; null for any
public record Credentials(
        String username, SealedPassword password, @Nullable String realm) {
    /// In the order of preference; without these columns Asterisk only uses MD5. MD5 comes first, since a phone
    /// that does not know RFC 8760 may only look at the first challenge.
    private static final String ALGORITHMS = "MD5,SHA-256";

    public Credentials(String username, SealedPassword password) {
        this(username, password, null);
    }

    DesiredRow authRow(String id) {
        var columns = new TreeMap<>(Map.of(
                "auth_type",
                "userpass",
                "username",
                RealtimeText.encode(username),
                "supported_algorithms_uac",
                ALGORITHMS,
                "supported_algorithms_uas",
                ALGORITHMS));
        if (realm != null) {
            columns.put("realm", realm);
        }
        return DesiredRow.of(AraTable.AUTHS, id, columns, password);
    }
}
