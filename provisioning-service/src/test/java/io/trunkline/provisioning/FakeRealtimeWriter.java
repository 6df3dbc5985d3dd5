package io.trunkline.provisioning;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as realtime-writer does: one row for each preview, and the keys of the keyset that it shares.
final class FakeRealtimeWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Path keyset;
    private final AtomicReference<@Nullable Integer> refusal = new AtomicReference<>();
    private final AtomicReference<@Nullable List<Long>> keys = new AtomicReference<>();
    private final AtomicReference<@Nullable JsonNode> lastPreview = new AtomicReference<>();
    private final AtomicReference<@Nullable String> lastAuthorization = new AtomicReference<>();

    private FakeRealtimeWriter(HttpServer server, Path keyset) {
        this.server = server;
        this.keyset = keyset;
    }

    /// @param secrets the directory of provisioning-service
    static FakeRealtimeWriter start(Path secrets) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var fake = new FakeRealtimeWriter(server, secrets.resolve("carrier-keyset.json"));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v1/realtime/preview", fake::preview);
            server.createContext("/api/v1/realtime/password-keys", fake::passwordKeys);
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Runs something while each request gets this status.
    <T> T refusingWith(int status, Supplier<T> run) {
        refusal.set(status);
        try {
            return run.get();
        } finally {
            refusal.set(null);
        }
    }

    /// Runs something while it has these keys.
    <T> T having(List<Long> ids, Supplier<T> run) {
        keys.set(ids);
        try {
            return run.get();
        } finally {
            keys.set(null);
        }
    }

    /// The type and the event of the last preview.
    JsonNode lastPreview() {
        return lastPreview.get();
    }

    String lastAuthorization() {
        return lastAuthorization.get();
    }

    private void preview(HttpExchange exchange) throws IOException {
        lastPreview.set(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        lastAuthorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(
                exchange,
                Map.of(
                        "rows",
                        List.of(Map.of(
                                "table",
                                "ps_auths",
                                "key",
                                "any",
                                "change",
                                "added",
                                "after",
                                Map.of("id", "any", "password", "(secret)"),
                                "changedColumns",
                                List.of("id", "password")))));
    }

    private void passwordKeys(HttpExchange exchange) throws IOException {
        var ids = keys.get();
        answer(exchange, Map.of("ids", ids == null ? idsOfKeyset() : ids));
    }

    private List<Long> idsOfKeyset() throws IOException {
        return JSON.readTree(Files.readString(keyset))
                .get("key")
                .valueStream()
                .map(key -> key.get("keyId").asLong())
                .toList();
    }

    private void answer(HttpExchange exchange, Object body) throws IOException {
        var status = refusal.get();
        var bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status == null ? 200 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
