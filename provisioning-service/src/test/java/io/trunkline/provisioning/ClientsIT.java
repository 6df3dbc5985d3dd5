package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientsIT {
    private final String name = "Center " + TestEnvironment.uniqueNumber();
    private final String slug = name.toLowerCase().replace(' ', '-');

    @Test
    void a_client_that_registers_gets_a_password_that_is_returned_once() {
        var response = API.post("/api/v1/clients", toJson(Map.of("name", name)), "Idempotency-Key", slug);

        var password = json(response).get("password").asString();
        assertThat(password).hasSize(24);
        assertThat(json(response).get("username").asString()).isEqualTo(slug);
        var again = API.post("/api/v1/clients", toJson(Map.of("name", name)), "Idempotency-Key", slug);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body() + get(response).body()).doesNotContain(password);
        assertThat(sql("SELECT detail FROM audit_log UNION ALL SELECT answer FROM idempotent_requests"))
                .doesNotContain(password);
        var published = publishedEvent(id(response), 1);
        assertThat(published.mode()).isEqualTo(ClientChanged.Mode.REGISTERS);
        assertThat(published.username()).isEqualTo(slug);
        assertThat(published.sealedPassword()).isNotBlank();
    }

    @Test
    void a_client_at_a_fixed_address_has_no_password() {
        var response = API.post(
                "/api/v1/clients", toJson(Map.of("name", name, "mode", "fixed", "host", "192.0.2.7", "port", 5080)));

        assertThat(json(response).path("password").isNull()
                        || json(response).path("password").isMissingNode())
                .isTrue();
        var published = publishedEvent(id(response), 1);
        assertThat(published.host()).isEqualTo("192.0.2.7");
        assertThat(published.port()).isEqualTo(5080);
        assertThat(published.sealedPassword()).isNull();
    }

    @Test
    void a_client_that_changes_to_registration_needs_a_password() {
        var fixed = API.post("/api/v1/clients", toJson(Map.of("name", name, "mode", "fixed", "host", "192.0.2.7")));
        var path = "/api/v1/clients/" + id(fixed);

        assertThat(problemCode(API.put(path, toJson(Map.of("name", name))))).isEqualTo("request.invalid");
        assertThat(API.put(path, toJson(Map.of("name", name, "password", "a-long-password-1")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_patch_keeps_or_replaces_the_password_and_cannot_remove_it() {
        var created = API.post("/api/v1/clients", toJson(Map.of("name", name)));
        var path = "/api/v1/clients/" + id(created);

        var renamed = API.patch(path, toJson(Map.of("name", name + " b")));
        var replaced = API.patch(path, toJson(Map.of("password", "a-long-password-1")));

        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(renamed.body() + replaced.body())
                .doesNotContain(json(created).get("password").asString(), "a-long-password-1");
        var first = publishedEvent(id(created), 1).sealedPassword();
        assertThat(publishedEvent(id(created), 2).sealedPassword()).isEqualTo(first);
        assertThat(publishedEvent(id(created), 3).sealedPassword()).isNotEqualTo(first);
        assertThat(problemCode(API.patch(path, "{\"password\": null}"))).isEqualTo("request.invalid");
        assertThat(problemCode(API.patch(path, "{\"username\": \"other\"}"))).isEqualTo("client.username-fixed");
    }

    @Test
    void caps_and_hours_are_stored_published_and_changed() {
        var created = API.post("/api/v1/clients", """
                {"name": "%s", "totalCallsAllowed": 20000, "dailyCap": 0, "weeklyCap": 900, "monthlyCap": 3000,
                 "timeZone": "America/Lima", "openingHours": {"monday": [{"from": "22:00", "to": "06:00"}]}}
                """.formatted(name));
        var path = "/api/v1/clients/" + id(created);

        var stored = json(API.get(path));
        assertThat(stored.get("totalCallsAllowed").asLong()).isEqualTo(20_000);
        assertThat(stored.get("dailyCap").asInt()).isZero();
        assertThat(stored.get("openingHours").get("monday").toString())
                .isEqualTo("[{\"from\":\"22:00\",\"to\":\"06:00\"}]");
        assertThat(publishedEvent(id(created), 1).rules())
                .isEqualTo(new ClientChanged.Rules(
                        20_000L,
                        0,
                        900,
                        3_000,
                        "America/Lima",
                        List.of(new ClientChanged.OpeningHours("monday", "22:00", "06:00"))));
        assertThat(json(API.patch(path, "{\"weeklyCap\": 900}")).get("version").asInt())
                .isEqualTo(1);
        var removed = json(API.patch(
                path,
                "{\"totalCallsAllowed\": null, \"dailyCap\": null, \"weeklyCap\": null, \"monthlyCap\": null,"
                        + " \"timeZone\": null, \"openingHours\": null}"));
        assertThat(removed.get("timeZone").asString()).isEqualTo("UTC");
        assertThat(publishedEvent(id(created), 2).rules()).isNull();
        assertThat(problemCode(API.patch(path, "{\"dailyCap\": -1}"))).isEqualTo("client.limit-out-of-range");
        assertThat(problemCode(API.patch(path, "{\"timeZone\": \"Lima\"}"))).isEqualTo("request.invalid");
        assertThat(problemCode(API.patch(path, "{\"openingHours\": {\"monday\": [{\"from\": \"9\"}]}}")))
                .isEqualTo("request.invalid");
    }

    @Test
    void a_patch_changes_the_mode_with_its_fields() {
        var path = "/api/v1/clients/" + id(API.post("/api/v1/clients", toJson(Map.of("name", name))));

        var fixed = API.patch(path, "{\"mode\": \"fixed\", \"host\": \"192.0.2.9\"}");
        assertThat(json(fixed).get("port").asInt()).isEqualTo(5060);
        assertThat(problemCode(API.patch(path, "{\"mode\": \"registers\"}"))).isEqualTo("request.invalid");
        var back = API.patch(
                path, "{\"mode\": \"registers\", \"host\": null, \"port\": null, \"password\": \"a-long-password-1\"}");

        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(json(back).get("username").asString()).isEqualTo(slug);
    }

    @Test
    void endpoint_ids_are_unique_across_carriers_and_clients() {
        API.post("/api/v1/carriers", toJson(Map.of("name", name, "host", "sip.example.com")));

        var client = API.post("/api/v1/clients", toJson(Map.of("name", name)));

        assertThat(json(client).get("endpointId").asString()).isEqualTo(slug + "-2");
        assertThat(problemCode(API.post("/api/v1/clients", toJson(Map.of("name", name + " b", "username", slug)))))
                .isEqualTo("client.username-taken");
        assertThat(problemCode(API.post("/api/v1/clients", toJson(Map.of("name", name)))))
                .isEqualTo("client.name-taken");
    }

    @Test
    void a_linked_client_cannot_be_deleted_until_it_is_unlinked() {
        var response = API.post("/api/v1/clients", toJson(Map.of("name", name)));
        var campaign = UUID.randomUUID();

        EVENTS.publish(campaignLinking(campaign, 1, List.of(UUID.fromString(id(response)))));

        Await.until(
                "the campaign is consumed",
                () -> sql("SELECT version FROM campaign_read_model WHERE id = '" + campaign + "'")
                        .equals("1"));
        var refused = API.delete("/api/v1/clients/" + id(response));
        assertThat(problemCode(refused)).isEqualTo("client.in-use");
        assertThat(json(refused).get("campaigns").get(0).asString()).isEqualTo("Spring");

        EVENTS.publish(campaignLinking(campaign, 2, List.of()));

        Await.until(
                "the client is deleted",
                () -> API.delete("/api/v1/clients/" + id(response)).statusCode() == 204);
        assertThat(publishedEvent(id(response), 2).deleted()).isTrue();
    }

    private static HttpResponse<String> get(HttpResponse<String> created) {
        return API.get("/api/v1/clients/" + id(created));
    }

    private static String id(HttpResponse<String> created) {
        return json(created).get("id").asString();
    }

    private static ClientChanged publishedEvent(String id, long version) {
        return EVENTS.await(
                ClientChanged.class, event -> event.clientId().toString().equals(id) && event.version() == version);
    }

    private static CampaignChanged campaignLinking(UUID id, long version, List<UUID> clients) {
        var links = clients.stream()
                .map(client -> new CampaignChanged.Link(
                        UUID.randomUUID(),
                        client,
                        1,
                        1,
                        CampaignChanged.Status.ACTIVE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
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
                null,
                null,
                null);
    }
}
