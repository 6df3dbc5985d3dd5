package io.trunkline.did;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests to the API of numbers, and checks of its responses.
final class DidApi {
    private DidApi() {}

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("code").asString()).isEqualTo(code);
    }

    static String body(String number, String status) {
        return "{\"number\":\"" + number + "\",\"status\":\"" + status + "\"}";
    }

    static JsonNode add(RestClient user, String json) {
        var response = user.post("/api/v1/dids", json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response);
    }

    static String id(JsonNode did) {
        return did.get("id").asString();
    }
}
