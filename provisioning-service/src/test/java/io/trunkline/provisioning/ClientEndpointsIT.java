package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Clients with several endpoints.
class ClientEndpointsIT {
    private final int number = TestEnvironment.uniqueNumber();
    private final String name = "Sites " + number;
    private final String slug = "sites-" + number;
    private final String host = "s" + number + ".example.com";

    @Test
    void each_endpoint_has_an_id_and_a_password_of_its_own_and_the_event_has_all_in_their_order() {
        var created = create(Map.of(), fixed(host), Map.of("username", slug + "-b"));

        var view = json(created);
        assertThat(endpoints(view).findValuesAsString("endpointId")).containsExactly(slug, slug + "-2", slug + "-b");
        assertThat(view.get("endpointId").asString()).isEqualTo(slug);
        assertThat(view.get("password").asString()).isEqualTo(endpoint(view, 0, "password"));
        assertThat(endpoint(view, 0, "id")).isEqualTo(id(view).toString());
        assertThat(endpoint(view, 0, "password")).hasSize(24).isNotEqualTo(endpoint(view, 2, "password"));
        assertThat(endpoints(json(API.get(path(view)))).findValues("password"))
                .allSatisfy(password -> assertThat(password.isNull()).isTrue());
        assertThat(sql("SELECT detail FROM audit_log UNION ALL SELECT answer FROM idempotent_requests"))
                .doesNotContain(endpoint(view, 0, "password"), endpoint(view, 2, "password"));
        var event = event(view, 1);
        assertThat(event.endpointId()).isEqualTo(slug);
        assertThat(event.endpoints())
                .extracting(ClientChanged.Endpoint::endpointId)
                .containsExactly(slug, slug + "-2", slug + "-b");
        assertThat(event.endpoints().get(1).host()).isEqualTo(host);
        assertThat(event.endpoints().get(2).sealedPassword()).isNotBlank().isNotEqualTo(event.sealedPassword());
    }

    @Test
    void an_endpoint_that_moves_keeps_its_id_and_password_and_one_that_is_left_out_is_removed() {
        var view = json(create(Map.of(), fixed(host), Map.of()));
        var before = event(view, 1).endpoints();

        var swapped = patch(view, kept(view, 2), kept(view, 0));

        assertThat(swapped.statusCode()).as(swapped.body()).isEqualTo(200);
        assertThat(json(swapped).get("endpointId").asString()).isEqualTo(slug + "-3");
        assertThat(event(view, 2).endpoints()).containsExactly(before.get(2), before.get(0));
        assertThat(event(view, 2).endpointId()).isEqualTo(slug + "-3");
        var added = patch(json(swapped), kept(view, 2), Map.of());
        assertThat(endpoint(json(added), 1, "password")).hasSize(24);
        assertThat(endpoints(json(added)).findValuesAsString("endpointId"))
                .as("ids of removed endpoints are never given again")
                .containsExactly(slug + "-3", slug + "-2-2");
        assertThat(API.delete(path(view)).statusCode()).isEqualTo(204);
        assertThat(event(view, 4).deleted()).isTrue();
    }

    @Test
    void a_client_gets_its_first_list_by_a_patch_and_goes_back_to_the_single_fields() {
        var view = json(API.post("/api/v1/clients", toJson(Map.of("name", name))));

        var listed = patch(view, kept(view, 0), fixed(host));

        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
        assertThat(problemCode(API.patch(path(view), toJson(Map.of("mode", "fixed", "host", host)))))
                .isEqualTo("request.invalid");
        var single = json(API.put(path(view), toJson(Map.of("name", name))));
        assertThat(endpoints(single).findValuesAsString("endpointId")).containsExactly(slug);
        assertThat(event(view, 3).endpoints()).isEmpty();
        assertThat(event(view, 3).sealedPassword()).isEqualTo(event(view, 1).sealedPassword());
    }

    @Test
    void the_filter_for_a_mode_finds_a_client_by_any_endpoint() {
        create(Map.of(), fixed(host));

        for (String mode : List.of("registers", "fixed")) {
            assertThat(json(API.get("/api/v1/clients?mode=" + mode + "&q=" + host))
                            .get("items"))
                    .as(mode)
                    .hasSize(1);
        }
    }

    @Test
    void problems_name_the_endpoint() {
        var refused = create(Map.of(), Map.of("mode", "fixed"));

        assertThat(problemCode(refused)).isEqualTo("client.host-invalid");
        assertThat(json(refused).findValuesAsString("field")).containsExactly("endpoints[1].host");
        assertThat(problemCode(create(Map.of("username", slug), Map.of("username", slug))))
                .isEqualTo("client.username-taken");
        assertThat(sql("SELECT count(*) FROM endpoint_ids WHERE endpoint_id = '" + slug + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_client_is_applied_when_its_last_endpoint_is_and_reachable_when_any_is() {
        var view = json(create(Map.of(), fixed(host)));
        var incarnation = Instant.parse("2026-01-01T00:00:00Z");
        EVENTS.publish(applied(endpoints(view).get(0), 1, incarnation));
        EVENTS.publish(new EndpointStatus(
                "test-a",
                incarnation,
                1,
                slug + "-2",
                EndpointStatus.Aspect.CONTACT,
                EndpointStatus.State.REACHABLE,
                incarnation,
                null,
                null));
        Await.until(
                "the status is consumed",
                () -> json(API.get(path(view))).get("reachable").asBoolean(false));

        var half = json(API.get(path(view)));
        assertThat(half.get("applied").isNull()).isTrue();
        assertThat(endpoints(half).get(0).get("reachable").isNull()).isTrue();
        assertThat(endpoints(half).get(1).get("reachable").asBoolean()).isTrue();
        EVENTS.publish(applied(endpoints(view).get(1), 1, incarnation));
        Await.until(
                "both are applied",
                () -> !json(API.get(path(view))).get("applied").isNull());
    }

    @Test
    void the_address_of_a_further_endpoint_is_searched_and_compared_with_those_of_others() {
        var _ = create(Map.of(), fixed(host));

        var other = API.post("/api/v1/carriers", toJson(Map.of("name", "Carrier " + number, "host", host)));

        assertThat(json(other).get("warnings").findValuesAsString("message").toString())
                .contains("not to client '" + name + "'");
        assertThat(json(API.get("/api/v1/clients?q=" + host)).get("items")).hasSize(1);
    }

    private static Map<String, Object> fixed(String host) {
        return Map.of("mode", "fixed", "host", host);
    }

    private static Map<String, Object> kept(JsonNode view, int place) {
        var endpoint = endpoints(view).get(place);
        return endpoint.get("mode").asString().equals("fixed")
                ? Map.of("id", endpoint(view, place, "id"), "mode", "fixed", "host", endpoint(view, place, "host"))
                : Map.of("id", endpoint(view, place, "id"));
    }

    @SafeVarargs
    private HttpResponse<String> create(Map<String, Object>... endpoints) {
        return API.post("/api/v1/clients", toJson(Map.of("name", name, "endpoints", List.of(endpoints))));
    }

    @SafeVarargs
    private static HttpResponse<String> patch(JsonNode view, Map<String, Object>... endpoints) {
        return API.patch(path(view), toJson(Map.of("endpoints", List.of(endpoints))));
    }

    private static JsonNode endpoints(JsonNode view) {
        return view.get("endpoints");
    }

    private static String endpoint(JsonNode view, int place, String field) {
        return endpoints(view).get(place).get(field).asString();
    }

    private static UUID id(JsonNode view) {
        return UUID.fromString(view.get("id").asString());
    }

    private static String path(JsonNode view) {
        return "/api/v1/clients/" + id(view);
    }

    private static ClientChanged event(JsonNode view, long version) {
        return EVENTS.await(
                ClientChanged.class, event -> event.clientId().equals(id(view)) && event.version() == version);
    }

    private static RealtimeApplied applied(JsonNode endpoint, long sequence, Instant incarnation) {
        return new RealtimeApplied(
                "asterisk",
                incarnation,
                sequence,
                RealtimeApplied.EntityKind.CLIENT,
                UUID.fromString(endpoint.get("id").asString()),
                endpoint.get("endpointId").asString(),
                1,
                false,
                null,
                null,
                List.of(),
                incarnation);
    }
}
