package io.trunkline.benchmarks.recordlists;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures exports of all records: streamed as CSV and NDJSON, and as a file that is written in the background.
final class ExportMeasurement {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String RECORDS = "/api/v1/call-records";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<RestClient> admin;
    private final int records;
    private final PrintStream out;

    /// @param admin a client with a new token each time
    ExportMeasurement(Supplier<RestClient> admin, int records, PrintStream out) {
        this.admin = admin;
        this.records = records;
        this.out = out;
    }

    /// @return whether each export had all records
    boolean run(TableReads table) {
        double rows = measure("rows of the table", table::readAll);
        double csv = measure("streamed as CSV", () -> stream("text/csv") - 1);
        double ndjson = measure("streamed as NDJSON", () -> stream("application/x-ndjson"));
        double file = measure("as a CSV file in the background", this::writeFile);
        out.printf(
                Locale.ROOT,
                "ratio to the rows: CSV %.2f, NDJSON %.2f, file %.2f%n",
                csv / rows,
                ndjson / rows,
                file / rows);
        return rows > 0 && csv > 0 && ndjson > 0 && file > 0;
    }

    /// @return records a second; 0 if there were not all
    private double measure(String what, LongSupplier read) {
        long started = System.nanoTime();
        long count = read.getAsLong();
        double seconds = (System.nanoTime() - started) / 1e9;
        out.printf(Locale.ROOT, "%-52s %d in %.1f s, %.0f a second%n", what, count, seconds, count / seconds);
        return count == records ? count / seconds : 0;
    }

    private long stream(String mediaType) {
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> lines = reader.submit(() -> countLines(mediaType));
            try {
                return lines.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException late) {
                boolean _ = lines.cancel(true);
                throw new IllegalStateException("not complete within " + LIMIT, late);
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private long countLines(String mediaType) throws IOException, InterruptedException {
        RestClient client = admin.get();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + client.port() + RECORDS))
                .timeout(LIMIT)
                .header("Accept", mediaType)
                .header("Authorization", "Bearer " + client.token())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                return lines.lines().count();
            }
        }
    }

    /// Includes the time that the order waits for the next turn of the job.
    private long writeFile() {
        HttpResponse<String> order = admin.get().post(RECORDS + "/exports?format=csv", "");
        String location = order.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(order.statusCode() + " " + order.body()));
        Await.until(
                "the file is written",
                LIMIT,
                () -> !export(location).get("finishedAt").isNull());
        return export(location).get("records").asLong();
    }

    private JsonNode export(String location) {
        return JSON.readTree(admin.get().get(location).body());
    }
}
