package io.trunkline.realtime;

import static io.trunkline.realtime.TestEnvironment.API;
import static io.trunkline.realtime.TestEnvironment.WIRE;
import static io.trunkline.realtime.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.testkit.ListPages;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `POST /api/v1/realtime/preview`.
class PreviewIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UUID id = UUID.randomUUID();
    private final String endpoint = "w" + id.toString().substring(0, 8);
    private final String prefix =
            String.valueOf(1_000_000_000L + Math.floorMod(id.getLeastSignificantBits(), 8_000_000_000L));

    @Test
    void the_rows_of_a_preview_are_those_that_are_written_then() {
        var carrier = ConfigurationEventsFixture.registrationCarrier(
                id, endpoint, 1, TestEnvironment.seal("s3cret", "carrier|" + id + "|password"), Map.of());
        var client = ConfigurationEventsFixture.fixedAddressClient(UUID.randomUUID(), endpoint + "-c", "localhost");
        var line = new DialplanChanged(UUID.randomUUID(), 1, false, "from-campaign", endpoint, 1, "Playback", "hello");
        var planned = List.of(carrier, client, line).stream()
                .flatMap(event -> rows(preview(event)).stream())
                .toList();
        assertThat(planned).extracting(row -> row.get("change").asString()).containsOnly("added");
        assertThat(planned)
                .extracting(row -> row.get("table").asString())
                .contains(
                        "ps_endpoints", "ps_aors", "ps_auths", "ps_registrations", "ps_endpoint_id_ips", "extensions");
        assertThat(planned).allSatisfy(row -> assertThat(written(row)).isEmpty());

        publish(carrier, id);
        publish(client, client.clientId());
        publish(line, line.lineId());

        assertThat(planned).allSatisfy(row -> assertThat(written(row)).isEqualTo(after(row)));
        assertThat(sql("SELECT count(*) FROM ps_endpoint_id_ips WHERE endpoint IN ('%1$s', '%1$s-c')"
                        .formatted(endpoint)))
                .isEqualTo(Long.toString(planned.stream()
                        .filter(row -> row.get("table").asString().equals("ps_endpoint_id_ips"))
                        .count()));
    }

    @Test
    void a_preview_of_a_change_names_the_rows_and_columns_that_differ_and_stores_nothing() {
        publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 1, prefix, false), id);
        String before = sql("SELECT * FROM ps_endpoints WHERE id = '" + endpoint + "'");

        var changed = rows(preview(ConfigurationEventsFixture.registrationCarrier(
                id, endpoint, 2, TestEnvironment.seal("s3cret", "carrier|" + id + "|password"), Map.of())));

        assertThat(changes(changed))
                .containsEntry("ps_endpoints", "changed")
                .containsEntry("ps_aors", "changed")
                .containsEntry("ps_auths", "added")
                .containsEntry("ps_registrations", "added")
                .containsEntry("extensions", "removed");
        assertThat(of("ps_endpoints", changed)
                        .get("changedColumns")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("outbound_auth", "from_user")
                .doesNotContain("context");
        assertThat(sql("SELECT * FROM ps_endpoints WHERE id = '" + endpoint + "'"))
                .isEqualTo(before);
        assertThat(sql("SELECT version FROM projection.entity WHERE id = '" + id + "'"))
                .isEqualTo("1");

        var unchanged = rows(preview(ConfigurationEventsFixture.ipCarrier(id, endpoint, 2, prefix, false)));
        assertThat(changes(unchanged).values()).containsOnly("unchanged");
        var deleted = rows(preview(ConfigurationEventsFixture.ipCarrier(id, endpoint, 2, prefix, true)));
        assertThat(changes(deleted).values()).containsOnly("removed");
    }

    @Test
    void a_preview_shows_a_changed_password_but_not_its_text() {
        publish(
                ConfigurationEventsFixture.registrationCarrier(
                        id, endpoint, 1, TestEnvironment.seal("0ld-one", "carrier|" + id + "|password"), Map.of()),
                id);

        var answer = preview(ConfigurationEventsFixture.registrationCarrier(
                id, endpoint, 2, TestEnvironment.seal("n3w-one", "carrier|" + id + "|password"), Map.of()));

        var auth = of("ps_auths", rows(answer));
        assertThat(auth.get("changedColumns").toString()).isEqualTo("[\"password\"]");
        assertThat(auth.get("after").get("password").asString()).isEqualTo("(secret)");
        assertThat(answer.body()).doesNotContain("0ld-one", "n3w-one");
    }

    @Test
    void a_preview_does_not_show_the_hashes_of_a_clients_password() {
        var answer = preview(ConfigurationEventsFixture.registeringClient(
                id, endpoint, TestEnvironment.seal("s3cret-of-a-client", "client|" + id + "|password")));

        var auth = of("ps_auths", rows(answer)).get("after");
        assertThat(auth.get("password_digest").asString()).isEqualTo("(secret)");
        assertThat(auth.has("password")).isFalse();
        assertThat(answer.body()).doesNotContain("MD5:", "s3cret-of-a-client");
    }

    @Test
    void a_host_that_is_not_saved_is_not_kept() {
        sql("DELETE FROM projection.known_host WHERE host = 'localhost'");

        var rows = rows(preview(ConfigurationEventsFixture.fixedAddressClient(id, endpoint, "localhost")));

        assertThat(of("ps_endpoint_id_ips", rows).get("after").get("match").asString())
                .isNotEmpty();
        assertThat(sql("SELECT count(*) FROM projection.known_host WHERE host = 'localhost'"))
                .isEqualTo("0");
    }

    @Test
    void an_event_that_has_no_rows_is_refused() {
        var list = new ListPages(API, "/api/v1/realtime", "endpointId");
        assertThat(list.all("endpointId=" + endpoint)).isEmpty();

        assertThat(send("alert.raised.v1", "{}").statusCode()).isEqualTo(400);
        assertThat(send("carrier.changed.v9", "{}").body()).contains("request.invalid", "carrier.changed.v1");
        assertThat(send("carrier.changed.v1", "no json").statusCode()).isEqualTo(400);
        assertThat(send("carrier.changed.v1", "{\"version\": 1, \"deleted\": false}")
                        .statusCode())
                .isEqualTo(400);
        var unreadable =
                preview(ConfigurationEventsFixture.registrationCarrier(id, endpoint, 1, "no-base64", Map.of()));
        assertThat(unreadable.statusCode()).isEqualTo(409);
        assertThat(unreadable.body()).contains("realtime.secret-unopened");
    }

    private static HttpResponse<String> preview(Event event) {
        String type = event.getClass().getSimpleName().replace("Changed", "").toLowerCase(Locale.ROOT);
        return send(type + ".changed.v1", new String(new EventCodec().write(event), StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(String type, String event) {
        return API.post("/api/v1/realtime/preview", JSON.writeValueAsString(Map.of("type", type, "event", event)));
    }

    private static List<JsonNode> rows(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("rows").valueStream().toList();
    }

    private static JsonNode of(String table, List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> row.get("table").asString().equals(table))
                .findFirst()
                .orElseThrow();
    }

    /// The change of the last row of each table.
    private static Map<String, String> changes(List<JsonNode> rows) {
        var changes = new TreeMap<String, String>();
        rows.forEach(row ->
                changes.put(row.get("table").asString(), row.get("change").asString()));
        return changes;
    }

    private static void publish(Event event, UUID entity) {
        WIRE.publish(event);
        var _ = WIRE.await(RealtimeApplied.class, applied -> applied.entityId().equals(entity));
    }

    /// The row in the table; empty without one.
    private static Map<String, String> written(JsonNode row) {
        String table = row.get("table").asString();
        String key = row.get("key").asString();
        String where = table.equals("extensions")
                ? "concat_ws(',', context, exten, priority) = '" + key + "'"
                : "id = '" + key + "'";
        String columns = sql("SELECT jsonb_strip_nulls(to_jsonb(t)) FROM " + table + " t WHERE " + where);
        var found = columns.isEmpty() ? new TreeMap<String, String>() : columns(JSON.readTree(columns));
        if (table.equals("extensions")) {
            found.remove("id");
        }
        found.computeIfPresent("password", (_, _) -> "(secret)");
        return found;
    }

    private static Map<String, String> after(JsonNode row) {
        return columns(row.get("after"));
    }

    private static TreeMap<String, String> columns(JsonNode object) {
        var columns = new TreeMap<String, String>();
        object.properties()
                .forEach(
                        column -> columns.put(column.getKey(), column.getValue().asString()));
        return columns;
    }
}
