package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DialplanChanged;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialplanLinesIT {
    @Test
    void a_dialplan_line_has_a_unique_position_and_cannot_dial() {
        var exten = "6" + TestEnvironment.uniqueNumber();
        var line = Map.of("exten", exten, "priority", 1, "app", "Answer");

        var response = API.post("/api/v1/dialplan-lines", toJson(line));

        assertThat(response.statusCode()).isEqualTo(201);
        var published = EVENTS.await(
                DialplanChanged.class, event -> event.lineId().toString().equals(id(response)));
        assertThat(published.context()).isEqualTo("from-campaign");
        assertThat(problemCode(API.post("/api/v1/dialplan-lines", toJson(line))))
                .isEqualTo("dialplan.line-taken");
        assertThat(problemCode(API.post(
                        "/api/v1/dialplan-lines",
                        toJson(Map.of("exten", exten, "priority", 2, "app", "Dial", "appdata", "PJSIP/1@x")))))
                .isEqualTo("dialplan.app-not-allowed");
        assertThat(json(API.get("/api/v1/dialplan-lines?exten=" + exten))
                        .get("items")
                        .findValuesAsString("app"))
                .containsExactly("Answer");
        assertThat(API.put(
                                "/api/v1/dialplan-lines/" + id(response),
                                toJson(Map.of("exten", exten, "priority", 1, "app", "Hangup")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(API.delete("/api/v1/dialplan-lines/" + id(response)).statusCode())
                .isEqualTo(204);
    }

    private static String id(HttpResponse<String> created) {
        return json(created).get("id").asString();
    }
}
