package io.trunkline.realtime.projection.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Carriers and clients that the tests tell their stories with.
final class Wishes {
    static final SealedSecret SEALED = new SealedSecret("c2VhbGVk", "carrier|1|password");

    private Wishes() {}

    static EndpointSettings plain() {
        return new EndpointSettings("transport-udp", List.of("ulaw", "alaw"), "rfc4733", null, null, Map.of());
    }

    static Carrier knownByAddress(Carrier.Status status) {
        return new Carrier(
                "acme",
                Carrier.Driver.PJSIP,
                status,
                new Peer("203.0.113.5", 5070),
                List.of(),
                Optional.empty(),
                null,
                plain(),
                60,
                Optional.of(new PrefixBlock("9", 45, PrefixBlock.NumberFormat.AS_DIALED)));
    }

    static Carrier registering(Carrier.Status status) {
        return new Carrier(
                "bell",
                Carrier.Driver.PJSIP,
                status,
                new Peer("203.0.113.9", 5060),
                List.of(),
                Optional.of(new Credentials("user1-auth", SEALED)),
                "user1",
                plain(),
                60,
                Optional.of(new PrefixBlock("91", 60, PrefixBlock.NumberFormat.E164)));
    }

    static Map<RowKey, WantedRow> byKey(List<WantedRow> rows) {
        return rows.stream().collect(Collectors.toMap(WantedRow::key, row -> row));
    }

    static Map<String, String> columns(List<WantedRow> rows, AraTable table, String id) {
        @Nullable WantedRow row = byKey(rows).get(new RowKey(table, id));
        return row == null ? Map.of() : new TreeMap<>(row.columns());
    }

    static List<String> dialplan(List<WantedRow> rows) {
        return rows.stream()
                .filter(row -> row.key().table() == AraTable.EXTENSIONS)
                .map(row -> row.key().key() + " " + row.columns().get("app") + "("
                        + row.columns().get("appdata") + ")")
                .toList();
    }
}
