package io.trunkline.provisioning;

import static io.trunkline.provisioning.Stage.API;
import static io.trunkline.provisioning.Stage.WIRE;
import static io.trunkline.provisioning.Stage.code;
import static io.trunkline.provisioning.Stage.json;
import static io.trunkline.provisioning.Stage.sql;
import static io.trunkline.provisioning.Stage.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientsIT {
    private final String name = "Centre " + Stage.number();
    private final String slug = name.toLowerCase().replace(' ', '-');

    @Test
    void a_client_that_registers_is_given_a_password_that_is_shown_once() {
        var answer = API.post("/api/clients", written(Map.of("name", name)), "Idempotency-Key", slug);

        var password = json(answer).get("password").asString();
        assertThat(password).hasSize(24);
        assertThat(json(answer).get("username").asString()).isEqualTo(slug);
        var again = API.post("/api/clients", written(Map.of("name", name)), "Idempotency-Key", slug);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body() + get(answer).body()).doesNotContain(password);
        assertThat(sql("SELECT detail FROM audit UNION ALL SELECT answer FROM idempotency_keys"))
                .doesNotContain(password);
        var said = said(id(answer), 1);
        assertThat(said.mode()).isEqualTo(ClientChanged.Mode.REGISTERS);
        assertThat(said.username()).isEqualTo(slug);
        assertThat(said.sealedPassword()).isNotBlank();
    }

    @Test
    void a_client_at_a_fixed_address_has_no_password() {
        var answer = API.post(
                "/api/clients", written(Map.of("name", name, "mode", "fixed", "host", "192.0.2.7", "port", 5080)));

        assertThat(json(answer).path("password").isNull()
                        || json(answer).path("password").isMissingNode())
                .isTrue();
        var said = said(id(answer), 1);
        assertThat(said.host()).isEqualTo("192.0.2.7");
        assertThat(said.port()).isEqualTo(5080);
        assertThat(said.sealedPassword()).isNull();
    }

    @Test
    void a_client_that_begins_to_register_needs_a_password() {
        var fixed = API.post("/api/clients", written(Map.of("name", name, "mode", "fixed", "host", "192.0.2.7")));
        var path = "/api/clients/" + id(fixed);

        assertThat(code(API.put(path, written(Map.of("name", name))))).isEqualTo("request.invalid");
        assertThat(API.put(path, written(Map.of("name", name, "password", "a-long-password-1")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void endpoint_ids_are_unique_over_carriers_and_clients() {
        API.post("/api/carriers", written(Map.of("name", name, "host", "sip.example.com")));

        var client = API.post("/api/clients", written(Map.of("name", name)));

        assertThat(json(client).get("endpointId").asString()).isEqualTo(slug + "-2");
        assertThat(code(API.post("/api/clients", written(Map.of("name", name + " b", "username", slug)))))
                .isEqualTo("client.username-taken");
        assertThat(code(API.post("/api/clients", written(Map.of("name", name)))))
                .isEqualTo("client.name-taken");
    }

    @Test
    void a_linked_client_cannot_be_deleted_until_it_is_unlinked() {
        var answer = API.post("/api/clients", written(Map.of("name", name)));
        var campaign = UUID.randomUUID();

        WIRE.publish(campaign(campaign, 1, List.of(UUID.fromString(id(answer)))));

        Await.until(
                "the campaign is heard of",
                () -> sql("SELECT version FROM heard_campaigns WHERE id = '" + campaign + "'")
                        .equals("1"));
        var refused = API.delete("/api/clients/" + id(answer));
        assertThat(code(refused)).isEqualTo("client.in-use");
        assertThat(json(refused).get("campaigns").get(0).asString()).isEqualTo("Spring");

        WIRE.publish(campaign(campaign, 2, List.of()));

        Await.until(
                "the client can go",
                () -> API.delete("/api/clients/" + id(answer)).statusCode() == 204);
        assertThat(said(id(answer), 2).deleted()).isTrue();
    }

    @Test
    void a_dialplan_line_has_its_place_and_dials_nobody() {
        var exten = "6" + Stage.number();
        var line = Map.of("exten", exten, "priority", 1, "app", "Answer");

        var answer = API.post("/api/dialplan-lines", written(line));

        assertThat(answer.statusCode()).isEqualTo(201);
        var said = WIRE.await(
                DialplanChanged.class, event -> event.lineId().toString().equals(id(answer)));
        assertThat(said.context()).isEqualTo("from-campaign");
        assertThat(code(API.post("/api/dialplan-lines", written(line)))).isEqualTo("dialplan.line-taken");
        assertThat(code(API.post(
                        "/api/dialplan-lines",
                        written(Map.of("exten", exten, "priority", 2, "app", "Dial", "appdata", "PJSIP/1@x")))))
                .isEqualTo("dialplan.app-not-allowed");
        assertThat(json(API.get("/api/dialplan-lines?exten=" + exten))
                        .get("items")
                        .findValuesAsString("app"))
                .containsExactly("Answer");
        assertThat(API.put(
                                "/api/dialplan-lines/" + id(answer),
                                written(Map.of("exten", exten, "priority", 1, "app", "Hangup")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(API.delete("/api/dialplan-lines/" + id(answer)).statusCode()).isEqualTo(204);
    }

    @Test
    void the_providers_are_known_in_advance() {
        assertThat(json(API.get("/api/providers")).findValuesAsString("id"))
                .containsExactly("twilio", "vonage", "bandwidth", "custom");
    }

    @Test
    void everything_can_be_said_again() {
        var answer = API.post("/api/clients", written(Map.of("name", name)));
        var before = WIRE.consumed(ClientChanged.class).stream()
                .filter(event -> event.clientId().toString().equals(id(answer)))
                .count();

        assertThat(API.post("/actuator/reemit", "").statusCode()).isLessThan(300);

        Await.until(
                "it is said again",
                () -> WIRE.consumed(ClientChanged.class).stream()
                                .filter(event -> event.clientId().toString().equals(id(answer)))
                                .count()
                        > before);
    }

    private static java.net.http.HttpResponse<String> get(java.net.http.HttpResponse<String> created) {
        return API.get("/api/clients/" + id(created));
    }

    private static String id(java.net.http.HttpResponse<String> created) {
        return json(created).get("id").asString();
    }

    private static ClientChanged said(String id, long version) {
        return WIRE.await(
                ClientChanged.class, event -> event.clientId().toString().equals(id) && event.version() == version);
    }

    private static CampaignChanged campaign(UUID id, long version, List<UUID> clients) {
        var links = clients.stream()
                .map(client -> new CampaignChanged.Link(
                        UUID.randomUUID(), client, 1, 1, CampaignChanged.Status.ACTIVE, null, null, null, null))
                .toList();
        return new CampaignChanged(
                id,
                version,
                false,
                UUID.randomUUID(),
                "Spring",
                CampaignChanged.Status.ACTIVE,
                CampaignChanged.RoutingStrategy.PRIORITY,
                30,
                null,
                null,
                null,
                List.of(),
                links,
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null);
    }
}
