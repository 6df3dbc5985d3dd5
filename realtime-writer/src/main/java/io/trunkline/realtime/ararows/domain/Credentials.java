package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraRow;
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

    /// The realm of the challenges that clients get.
    private static final String OUR_REALM = "trunkline";

    public Credentials(String username, SealedPassword password) {
        this(username, password, null);
    }

    /// For requests that we send.
    DesiredRow outboundAuthRow(String id) {
        var columns = authColumns();
        columns.put("supported_algorithms_uac", ALGORITHMS);
        if (realm != null) {
            columns.put("realm", realm);
        }
        return DesiredRow.of(AraTable.AUTHS, id, columns, password);
    }

    /// For requests that we receive. Asterisk needs no password in clear text to verify them.
    DesiredRow inboundAuthRow(String id) {
        var columns = authColumns();
        columns.put("realm", OUR_REALM);
        columns.put(AraRow.PASSWORD_DIGEST, ALGORITHMS);
        return DesiredRow.of(AraTable.AUTHS, id, columns, password);
    }

    private Map<String, String> authColumns() {
        return new TreeMap<>(Map.of(
                "auth_type",
                "userpass",
                "username",
                RealtimeText.encode(username),
                "supported_algorithms_uas",
                ALGORITHMS));
    }
}
