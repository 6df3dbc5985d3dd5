package io.trunkline.benchmarks.imports;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.servers.Folders;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Uploads a large file of numbers to a did-service with a small heap, waits until all of its rows are imported, and
/// copies the same rows with COPY.
public final class ImportBench {
    private static final String MAX_HEAP = "-Xmx256m";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(15);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(60);
    private static final String DATABASE = "did";
    private static final UUID TENANT = new UUID(7, 7);
    private static final double TARGET = 4;

    private final ImportOptions options;
    private final PrintStream out;
    private final Path folder = TestFolder.create("bench-import");
    private final PostgresServer postgres = TestServers.postgres();
    private final KafkaServer kafka = TestServers.kafka();

    /// @throws IllegalArgumentException for an unknown option
    public ImportBench(List<String> options, PrintStream out) {
        this.options = ImportOptions.parse(options);
        this.out = out;
    }

    /// @return whether each row was imported once
    public boolean run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "end-bench-import"));
        try (TestTokens tokens = TestTokens.start()) {
            postgres.start();
            kafka.start();
            TestDatabase database = postgres.createDatabase(DATABASE, "trunkline_did");
            TestDatabase api = postgres.createApiRole(database);
            Path file = NumbersFile.write(folder, options.rows(), options.filler());
            try (CatchingUpService service = service(settings(database, api, tokens))) {
                Duration _ = service.startAndCatchUp(START_LIMIT);
                publishTenant();
                // a token is shorter-lived than a run on a busy machine
                return measure(service, () -> new RestClient(service.port(), tokens.admin()), file);
            }
        } finally {
            stopServers();
        }
    }

    private CatchingUpService service(List<String> settings) {
        return new CatchingUpService(
                "did-service", "io.trunkline.did.DidApplication", folder, settings, List.of(MAX_HEAP));
    }

    private boolean measure(CatchingUpService service, Supplier<RestClient> admin, Path file) {
        long started = System.nanoTime();
        String path = upload(admin.get(), file);
        Duration received = since(started);
        if (options.kill()) {
            killInTheMiddle(service, admin, path);
        }
        JsonNode done = awaitEnd(admin, path);
        Duration took = since(started);
        long heap = service.heapPeakMegabytes();
        String rows = postgres.execute(DATABASE, "SELECT count(*), count(DISTINCT number) FROM did");
        boolean exact = rows.equals(options.rows() + "|" + options.rows())
                && done.path("report").path("created").asLong() == options.rows()
                && done.path("state").asString().equals("done");
        service.close();
        print(file, received, took, heap);
        out.printf("import: %s, %s%n", exact ? "each row once" : "ROWS LOST OR DOUBLED", summary(done, rows));
        return exact;
    }

    private static String summary(JsonNode done, String rows) {
        return "state %s, created %d, duplicates %d, failed %d, numbers stored and different: %s"
                .formatted(
                        done.path("state").asString(),
                        done.path("report").path("created").asLong(),
                        done.path("report").path("duplicates").asLong(),
                        done.path("report").path("failed").asLong(),
                        rows);
    }

    private void print(Path file, Duration received, Duration took, long heap) {
        double seconds = took.toNanos() / 1e9;
        out.printf(
                Locale.ROOT,
                "imported %d rows, %.1f MB, in %.1f s (%.0f rows a second), of which upload and check %.1f s,"
                        + " heap peak %d MB, %s%n",
                options.rows(),
                size(file) / 1e6,
                seconds,
                options.rows() / seconds,
                received.toNanos() / 1e9,
                heap,
                MAX_HEAP);
        if (options.kill()) {
            return;
        }
        double copy = CopyBaseline.copy(postgres, DATABASE).toNanos() / 1e9;
        out.printf(Locale.ROOT, "COPY of the same rows: %.1f s (%.0f rows a second)%n", copy, options.rows() / copy);
        out.printf(Locale.ROOT, "ratio to COPY: %.2f times its time, target %.0f%n", seconds / copy, TARGET);
    }

    private void killInTheMiddle(CatchingUpService service, Supplier<RestClient> admin, String path) {
        Await.until(
                "half of the rows are imported",
                RUN_LIMIT,
                () -> get(admin, path).path("rowsRead").asLong() >= options.rows() / 2);
        service.kill();
        String rows = postgres.execute(DATABASE, "SELECT count(*) FROM did");
        out.printf("killed with %s of %d rows imported%n", rows, options.rows());
        Duration _ = service.startAndCatchUp(START_LIMIT);
    }

    private static JsonNode awaitEnd(Supplier<RestClient> admin, String path) {
        Await.until(
                "the import has ended",
                RUN_LIMIT,
                () -> !get(admin, path).path("finishedAt").isNull());
        return get(admin, path);
    }

    private static JsonNode get(Supplier<RestClient> admin, String path) {
        HttpResponse<String> response = admin.get().get(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    /// @return the path of the import
    private static String upload(RestClient admin, Path file) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + admin.port() + "/api/v1/dids/import?async=true"))
                    .timeout(UPLOAD_LIMIT)
                    .header("Authorization", "Bearer " + admin.token())
                    .header("Content-Type", "multipart/form-data; boundary=bench")
                    .POST(form(file))
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new IllegalStateException(response.statusCode() + " " + response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher form(Path file) throws IOException {
        return BodyPublishers.concat(
                BodyPublishers.ofString("--bench\r\nContent-Disposition: form-data; name=\"tenantId\"\r\n\r\n" + TENANT
                        + "\r\n--bench\r\nContent-Disposition: form-data; name=\"file\"; filename=\"numbers.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n"),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--bench--\r\n"));
    }

    private void publishTenant() {
        try (TopicClient topics = new TopicClient(kafka.bootstrapServers())) {
            topics.publish(
                    new TenantChanged(TENANT, 1, false, "tenant", TenantChanged.Status.ACTIVE, null, null, null));
            topics.flush();
        }
        Await.until(
                "the tenant is known",
                START_LIMIT,
                () -> postgres.execute(DATABASE, "SELECT count(*) FROM tenant").equals("1"));
    }

    private List<String> settings(TestDatabase database, TestDatabase api, TestTokens tokens) {
        Map<String, Object> settings = new LinkedHashMap<>(database.properties());
        settings.putAll(api.apiProperties());
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("spring.main.banner-mode", "off");
        settings.put("logging.level.root", "warn");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void stopServers() {
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }
}
