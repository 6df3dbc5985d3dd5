package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepublishIT {
    private final String name = "Center " + TestEnvironment.uniqueNumber();

    @Test
    void all_entities_can_be_republished() {
        var response = API.post("/api/clients", toJson(Map.of("name", name)));
        var before = EVENTS.consumed(ClientChanged.class).stream()
                .filter(event -> event.clientId().toString().equals(id(response)))
                .count();

        assertThat(API.post("/actuator/republish", "").statusCode()).isLessThan(300);

        Await.until(
                "it is published again",
                () -> EVENTS.consumed(ClientChanged.class).stream()
                                .filter(event -> event.clientId().toString().equals(id(response)))
                                .count()
                        > before);
    }

    private static String id(HttpResponse<String> created) {
        return json(created).get("id").asString();
    }
}
