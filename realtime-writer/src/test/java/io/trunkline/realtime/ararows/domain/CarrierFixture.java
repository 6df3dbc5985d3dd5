package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Carriers and clients.
final class CarrierFixture {
    static final SealedPassword SEALED = new SealedPassword("c2VhbGVk", "carrier|1|password");

    private CarrierFixture() {}

    static EndpointSettings defaultSettings() {
        return new EndpointSettings("transport-udp", List.of("ulaw", "alaw"), "rfc4733", null, null, Map.of());
    }

    static Carrier ipCarrier(Carrier.Status status) {
        return new Carrier(
                "acme",
                Carrier.Driver.PJSIP,
                status,
                new SipAddress("203.0.113.5", 5070),
                List.of(),
                Optional.empty(),
                null,
                defaultSettings(),
                60,
                50,
                Carrier.Requests.DIRECT,
                Optional.of(new PrefixDialplan("9", 45, PrefixDialplan.NumberFormat.AS_DIALED)));
    }

    static Carrier registrationCarrier(Carrier.Status status) {
        return new Carrier(
                "bell",
                Carrier.Driver.PJSIP,
                status,
                new SipAddress("203.0.113.9", 5060),
                List.of(),
                Optional.of(new Credentials("user1-auth", SEALED)),
                "user1",
                defaultSettings(),
                60,
                50,
                Carrier.Requests.DIRECT,
                Optional.of(new PrefixDialplan("91", 60, PrefixDialplan.NumberFormat.E164)));
    }

    static Map<RowKey, DesiredRow> byKey(List<DesiredRow> rows) {
        return rows.stream().collect(Collectors.toMap(DesiredRow::key, row -> row));
    }

    static Map<String, String> columns(List<DesiredRow> rows, AraTable table, String id) {
        @Nullable DesiredRow row = byKey(rows).get(new RowKey(table, id));
        return row == null ? Map.of() : new TreeMap<>(row.columns());
    }

    static List<String> dialplan(List<DesiredRow> rows) {
        return rows.stream()
                .filter(row -> row.key().table() == AraTable.EXTENSIONS)
                .map(row -> row.key().key() + " " + row.columns().get("app") + "("
                        + row.columns().get("appdata") + ")")
                .toList();
    }
}
