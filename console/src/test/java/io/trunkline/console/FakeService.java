package io.trunkline.console;

import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// A server in place of a service: it records requests, and answers as a test says. Paths without an answer get the
/// name of the service.
public final class FakeService implements AutoCloseable {
    private final String id;
    private final DisposableServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /// What a path answers.
    @FunctionalInterface
    public interface Answer extends BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {}

    /// A request that came in.
    public record Received(String method, String uri, Map<String, String> headers) {
        static Received of(HttpServerRequest request) {
            HttpHeaders headers = request.requestHeaders();
            return new Received(
                    request.method().name(),
                    request.uri(),
                    headers.names().stream()
                            .collect(Collectors.toMap(name -> name.toLowerCase(), headers::get, (a, _) -> a)));
        }
    }

    private FakeService(String id, int port) {
        this.id = id;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle(this::handle)
                .bindNow();
    }

    public static FakeService start(String id) {
        return new FakeService(id, 0);
    }

    /// Starts again on the port of one that was closed.
    public FakeService restart() {
        return new FakeService(id, server.port());
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        received.add(Received.of(request));
        String path = request.uri().replaceFirst("\\?.*", "");
        Answer answer = answers.get(request.method() + " " + path);
        return answer == null ? json(response, 200, "{\"service\":\"" + id + "\"}") : answer.apply(request, response);
    }

    /// @param operation such as `GET /api/v1/dids`
    public FakeService answer(String operation, Answer answer) {
        answers.put(operation, answer);
        return this;
    }

    public FakeService answer(String operation, int status, String json) {
        return answer(operation, (_, response) -> json(response, status, json));
    }

    public static Publisher<Void> json(HttpServerResponse response, int status, String json) {
        return response.status(status)
                .header("Content-Type", status < 400 ? "application/json" : "application/problem+json")
                .sendString(Mono.just(json), StandardCharsets.UTF_8);
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /// The requests with this method and path.
    public List<Received> received(String operation) {
        return received.stream()
                .filter(request -> (request.method() + " " + request.uri().replaceFirst("\\?.*", "")).equals(operation))
                .toList();
    }

    public void reset() {
        received.clear();
        answers.clear();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
