package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which carriers can take a call now, as the list shows it.
class CarrierAvailabilityIT {
    private final String name = "Carrier " + TestEnvironment.uniqueNumber();

    @Test
    void available_carriers_can_take_a_call_and_the_best_comes_first() {
        createRegistering("registered", 2);
        createRegistering("unknown", 1);
        createRegistering("rejected", 1);
        create("ip", Map.of("priority", 2));
        create("up on one node", Map.of("priority", 1));
        create("unreachable", Map.of("priority", 1));
        create("inactive", Map.of("priority", 1, "status", "inactive"));
        create("in maintenance", Map.of("priority", 1, "status", "maintenance"));
        EVENTS.publish(
                status("registered", "ast1", Aspect.REGISTRATION, State.REGISTERED),
                status("registered", "ast1", Aspect.CONTACT, State.UNREACHABLE),
                status("rejected", "ast1", Aspect.REGISTRATION, State.REJECTED),
                status("rejected", "ast1", Aspect.CONTACT, State.REACHABLE),
                status("up-on-one-node", "ast1", Aspect.CONTACT, State.REACHABLE),
                status("up-on-one-node", "ast2", Aspect.CONTACT, State.UNREACHABLE),
                status("unreachable", "ast1", Aspect.CONTACT, State.UNREACHABLE));
        Await.until(
                "all states are stored",
                () -> sql("SELECT count(*) FROM endpoint_states WHERE endpoint_id LIKE '" + endpoint("") + "%'")
                        .equals("7"));

        assertThat(listed("available=true&sort=priority")).containsExactly("up on one node", "ip", "registered");
        assertThat(listed("available=true&sort=-priority&limit=1")).containsExactly("registered");
        assertThat(listed("available=false"))
                .containsExactly("in maintenance", "inactive", "rejected", "unknown", "unreachable");
        assertThat(listed("status=error")).containsExactly("rejected", "unreachable");
        assertThat(listed("status=error&status=maintenance"))
                .containsExactly("in maintenance", "rejected", "unreachable");
        assertThat(listed("status=active")).containsExactly("ip", "registered", "unknown", "up on one node");
        json(API.get("/api/v1/carriers?q=" + name.replace(" ", "%20")))
                .get("items")
                .forEach(carrier -> assertThat(carrier.get("available").asBoolean())
                        .as(carrier.get("name").asString())
                        .isEqualTo(listed("available=true")
                                .contains(carrier.get("name").asString().substring(name.length() + 1))));
    }

    private void createRegistering(String suffix, int priority) {
        create(
                suffix,
                Map.of(
                        "registrationType",
                        "registration",
                        "username",
                        endpoint(suffix),
                        "password",
                        "x",
                        "priority",
                        priority));
    }

    private void create(String suffix, Map<String, Object> more) {
        Map<String, Object> draft = new HashMap<>(Map.of("name", name + " " + suffix, "host", "sip.example.com"));
        draft.putAll(more);
        assertThat(API.post("/api/v1/carriers", toJson(draft)).statusCode()).isEqualTo(201);
    }

    private EndpointStatus status(String suffix, String node, Aspect aspect, State state) {
        return new EndpointStatus(node, Instant.EPOCH, 1, endpoint(suffix), aspect, state, Instant.now(), null, null);
    }

    private String endpoint(String suffix) {
        return name.toLowerCase().replace(' ', '-') + "-" + suffix;
    }

    private List<String> listed(String parameters) {
        return json(API.get("/api/v1/carriers?q=" + name.replace(" ", "%20") + "&" + parameters))
                .get("items")
                .valueStream()
                .map(carrier -> carrier.get("name").asString().substring(name.length() + 1))
                .toList();
    }
}
