package io.trunkline.did;

import static io.trunkline.did.DidApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Imports in the background, as tests order and watch them.
final class ImportJobs {
    private static final Duration MAX_DURATION = Duration.ofMinutes(5);

    private ImportJobs() {}

    /// @param headers names and values in turn
    /// @return the path of the import
    static String start(RestClient user, String query, String csv, String... headers) {
        var response = DidApi.upload(user, query, csv, headers);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        var location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .endsWith("/dids/imports/" + json(response).get("id").asString());
        return location;
    }

    static JsonNode get(RestClient user, String path) {
        return json(user.get(path));
    }

    static JsonNode awaitEnd(RestClient user, String path) {
        Await.until(
                "the import has ended",
                MAX_DURATION,
                () -> !get(user, path).get("finishedAt").isNull());
        return get(user, path);
    }

    /// Waits until some rows are imported, but not all.
    static void awaitMiddle(RestClient user, String path) {
        Await.until(
                "some rows are imported",
                MAX_DURATION,
                () -> get(user, path).get("rowsRead").asLong() > 0);
        assertThat(get(user, path).get("state").asString()).isEqualTo("running");
    }

    /// A file of numbers that no other test uses, if no other uses the area code. 8,000 rows have more than 1 MB.
    static String numbers(int areaCode, int count) {
        String note = "x".repeat(100);
        return IntStream.range(0, count)
                .mapToObj(i -> "+1%d%07d,active,Provider A,%s %d\n".formatted(areaCode, 2_000_000 + i, note, i))
                .collect(Collectors.joining("", "number,status,provider,notes\n", ""));
    }

    static long count(UUID tenant, String from) {
        return Long.parseLong(
                TestEnvironment.sql("SELECT count(*) FROM " + from + " WHERE tenant_id = '" + tenant + "'"));
    }
}
