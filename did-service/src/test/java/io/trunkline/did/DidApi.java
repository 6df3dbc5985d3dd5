package io.trunkline.did;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    static void assertDryRun(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Dry-Run")).hasValue("true");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    static String body(String number, String status) {
        return "{\"number\":\"" + number + "\",\"status\":\"" + status + "\"}";
    }

    static JsonNode add(RestClient user, String json) {
        var response = user.post("/api/v1/dids", json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response);
    }

    /// Imports a CSV file.
    static HttpResponse<String> upload(RestClient user, String csv) {
        return upload(user, "", csv);
    }

    /// @param query such as `?dryRun=true`
    /// @param headers names and values in turn
    static HttpResponse<String> upload(RestClient user, String query, String csv, String... headers) {
        return uploadForm(user, query, Map.of(), csv, headers);
    }

    /// @param fields further fields of the form
    static HttpResponse<String> uploadForm(
            RestClient user, String query, Map<String, String> fields, String csv, String... headers) {
        var form = fields.entrySet().stream()
                        .map(field -> "--b\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                                + field.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"dids.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--b--\r\n";
        var all = Stream.concat(Stream.of("Content-Type", "multipart/form-data; boundary=b"), Stream.of(headers));
        return user.send("POST", "/api/v1/dids/import" + query, form, all.toArray(String[]::new));
    }

    static String id(JsonNode did) {
        return did.get("id").asString();
    }
}
