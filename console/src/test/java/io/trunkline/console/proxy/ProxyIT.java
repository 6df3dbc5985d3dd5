package io.trunkline.console.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.console.FakeService;
import io.trunkline.console.TestConsole;
import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProxyIT {
    private static final TestConsole CONSOLE = TestConsole.start();
    private static final TestConsole BEHIND_PROXY = TestConsole.start("--trunkline.proxies.trusted=127.0.0.1");
    private static final RestClient CLIENT = CONSOLE.client();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final FakeService DID = CONSOLE.service(BackendService.DID);

    @AfterAll
    static void close() {
        CONSOLE.close();
        BEHIND_PROXY.close();
    }

    @BeforeEach
    void reset() {
        CONSOLE.resetServices();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/dids?q=%2B34&limit=5, did-service",
        "/api/asterisk-dids, did-service",
        "/api/v1/audit/dids, did-service",
        "/api/v1/carriers/4/events, provisioning-service",
        "/.well-known/jwks.json, provisioning-service",
        "/api/v1/nodes/ast1, routing-service",
        "/api/v1/dead-letters/ami-bridge, ami-bridge",
        "/api/v1/realtime/drift, realtime-writer",
        "/api/v1/call-records, cdr-service"
    })
    void a_request_reaches_the_service_that_has_its_path(String path, String service) {
        assertThat(json(CLIENT.get(path)).get("service").asString()).isEqualTo(service);
    }

    @Test
    void path_query_and_headers_arrive_as_they_were_sent() {
        CLIENT.withToken("a.b.c")
                .get("/api/v1/dids/%2B34?q=a%20b&x=%2F..%2F", "If-Match", "\"7\"", "X-Request-Id", "r-1", "Te", "gzip");

        var received = DID.received().getFirst();
        assertThat(received.uri()).isEqualTo("/api/v1/dids/%2B34?q=a%20b&x=%2F..%2F");
        assertThat(received.headers())
                .containsEntry("authorization", "Bearer a.b.c")
                .containsEntry("if-match", "\"7\"")
                .containsEntry("x-request-id", "r-1")
                .containsKey("traceparent")
                .doesNotContainKeys("te", "cookie", "x-trunkline");
    }

    @Test
    void the_service_learns_the_address_of_the_client_and_not_what_the_client_says_it_is() {
        CLIENT.get(
                "/api/v1/dids",
                "X-Forwarded-For",
                "192.0.2.7",
                "Forwarded",
                "for=192.0.2.8",
                "X-Forwarded-Proto",
                "https");

        assertThat(DID.received().getFirst().headers())
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("x-forwarded-proto", "http")
                .containsEntry("forwarded", "for=127.0.0.1;proto=http");
    }

    @Test
    void behind_a_trusted_proxy_the_client_is_the_one_that_the_proxy_names() {
        BEHIND_PROXY.client().get("/api/v1/dids", "X-Forwarded-For", "198.51.100.1, 192.0.2.7");

        assertThat(BEHIND_PROXY
                        .service(BackendService.DID)
                        .received()
                        .getFirst()
                        .headers())
                .containsEntry("x-forwarded-for", "192.0.2.7");
    }

    @Test
    void status_and_headers_of_the_response_come_back_without_those_of_the_connection() {
        DID.answer(
                "GET /api/v1/dids",
                (_, response) -> response.status(412)
                        .header("ETag", "\"8\"")
                        .header("Keep-Alive", "timeout=5")
                        .header("Connection", "X-Secret")
                        .header("X-Secret", "1")
                        .header("Set-Cookie", "a=b")
                        .header("Link", "</api/v1/dids?after=x>; rel=\"next\"")
                        .sendString(Mono.just("body")));

        var response = CLIENT.get("/api/v1/dids");

        assertThat(response.statusCode()).isEqualTo(412);
        assertThat(response.body()).isEqualTo("body");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"8\"");
        assertThat(response.headers().firstValue("Link")).isPresent();
        assertThat(response.headers().map()).doesNotContainKeys("keep-alive", "x-secret", "set-cookie");
        assertThat(response.headers().allValues("X-Request-Id")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void a_write_without_a_body_has_none_at_the_service(String method) {
        CLIENT.send(method, "/api/v1/dids", null);

        assertThat(DID.received().getFirst().headers()).doesNotContainKey("transfer-encoding");
    }

    @Test
    void a_head_request_gets_the_length_and_no_body() {
        DID.answer(
                "HEAD /api/v1/dids",
                (_, response) -> response.header("Content-Length", "5").send());

        var response = CLIENT.send("HEAD", "/api/v1/dids", null);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).hasValue("5");
    }

    @Test
    void an_upload_arrives_while_it_is_sent() throws Exception {
        var first = new AtomicBoolean();
        var received = new AtomicLong();
        DID.answer(
                "POST /api/v1/dids/import",
                (request, response) -> request.receive()
                        .doOnNext(part -> {
                            first.set(true);
                            received.addAndGet(part.readableBytes());
                        })
                        .then(Mono.from(FakeService.json(response, 202, "{}"))));
        var parts = Sinks.many().unicast().<byte[]>onBackpressureBuffer();

        var pending = HTTP.sendAsync(
                HttpRequest.newBuilder(uri("/api/v1/dids/import"))
                        .POST(BodyPublishers.fromPublisher(org.reactivestreams.FlowAdapters.toFlowPublisher(
                                parts.asFlux().map(java.nio.ByteBuffer::wrap))))
                        .build(),
                BodyHandlers.ofString());
        var _ = parts.tryEmitNext(new byte[10_000]);
        Await.until("the first part arrived", first::get);
        for (int i = 0; i < 500; i++) {
            var _ = parts.tryEmitNext(new byte[100_000]);
        }
        var _ = parts.tryEmitComplete();

        assertThat(pending.get().statusCode()).isEqualTo(202);
        assertThat(received.get()).isEqualTo(50_010_000L);
    }

    @Test
    void a_download_of_any_size_passes() throws Exception {
        byte[] part = new byte[100_000];
        Arrays.fill(part, (byte) 'x');
        DID.answer(
                "GET /api/v1/dids/export",
                (_, response) -> response.sendByteArray(Flux.range(0, 1_000).map(_ -> part)));

        HttpResponse<InputStream> response =
                HTTP.send(HttpRequest.newBuilder(uri("/api/v1/dids/export")).build(), BodyHandlers.ofInputStream());

        try (InputStream body = response.body()) {
            assertThat(body.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(100_000_000L);
        }
    }

    @Test
    void events_pass_one_by_one_and_a_silent_stream_is_not_ended() throws Exception {
        var events = Sinks.many().unicast().<String>onBackpressureBuffer();
        DID.answer("GET /api/v1/dids", (_, response) -> response.sse().sendString(events.asFlux()));
        var _ = events.tryEmitNext("data: 1\n\n");

        HttpResponse<InputStream> response =
                HTTP.send(HttpRequest.newBuilder(uri("/api/v1/dids")).build(), BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: 1");
            assertThat(lines.readLine()).isEmpty();
            // longer than the console waits for the next part of another response
            Await.during("the stream is open", Duration.ofMillis(2_500), () -> !lines.ready());
            var _ = events.tryEmitNext("data: 2\n\n");
            assertThat(lines.readLine()).isEqualTo("data: 2");
        }
    }

    @Test
    void a_client_that_goes_away_ends_the_request_to_the_service() throws Exception {
        var ended = new AtomicBoolean();
        var asked = new AtomicBoolean();
        DID.answer("GET /api/v1/dids", (request, response) -> {
            request.withConnection(connection -> connection.onDispose(() -> ended.set(true)));
            asked.set(true);
            return response.sse().sendString(Flux.just(": open\n\n").concatWith(Flux.never()));
        });
        HttpResponse<InputStream> response =
                HTTP.send(HttpRequest.newBuilder(uri("/api/v1/dids")).build(), BodyHandlers.ofInputStream());
        Await.until("the service was asked", asked::get);

        response.body().close();

        Await.until("the service lost its client", ended::get);
    }

    @Test
    void a_client_that_goes_away_before_the_response_ends_the_request_too() throws Exception {
        var ended = new AtomicBoolean();
        var asked = new AtomicBoolean();
        DID.answer("GET /api/v1/dids", (request, _) -> {
            request.withConnection(connection -> connection.onDispose(() -> ended.set(true)));
            asked.set(true);
            return Mono.never();
        });
        try (var socket = new Socket("127.0.0.1", CONSOLE.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/dids HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Await.until("the service was asked", asked::get);
        }

        Await.until("the service lost its client", ended::get);
    }

    @Test
    void a_service_that_is_away_is_named_in_a_503() {
        var alerts = CONSOLE.service(BackendService.CDR);
        alerts.close();
        try {
            var response = CLIENT.get("/api/v1/alerts");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(json(response).get("code").asString()).isEqualTo("service.unavailable");
            assertThat(json(response).get("service").asString()).isEqualTo("cdr-service");
        } finally {
            CONSOLE.restart(BackendService.CDR);
        }
        assertThat(CLIENT.get("/api/v1/alerts").statusCode()).isEqualTo(200);
    }

    @Test
    void a_service_whose_first_byte_is_late_is_named_in_a_503() {
        DID.answer("GET /api/v1/dids", (_, _) -> Mono.never());

        var response = CLIENT.get("/api/v1/dids");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).get("service").asString()).isEqualTo("did-service");
    }

    @Test
    void a_service_that_ends_in_the_middle_ends_the_response() {
        DID.answer(
                "GET /api/v1/dids",
                (_, response) -> response.header("Content-Length", "1000")
                        .sendString(Flux.just("half").concatWith(Mono.error(new IOException("cut")))));

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> CLIENT.get("/api/v1/dids")))
                .hasRootCauseInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1//users",
                "/api/v1/dids/../users",
                "/api/v1/dids/..%2fusers",
                "/api/v1/dids/%2e%2e/users",
                "/api/v1/dids%2f..%2fusers",
                "/api/v1/dids/..;/users",
                "/api/v1/dids/%5c..%5cusers",
                "/api/v1/dids/%252e%252e/users",
                "/api/v1/dids/%00",
                "/api/v1/dids\\..\\users",
                "/api/../api/v1/users",
                "/.well-known/../api/v1/users",
                "//api/v1/users",
                "/%61pi/v1/users",
                "/api/v1/%75sers",
                "http://127.0.0.1/api/v1/dids/../users",
                "/API/v1/users",
                "/api/v1/nothing"
            })
    void a_trick_in_the_path_reaches_no_service(String target) throws IOException {
        String status = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(status).matches("HTTP/1\\.1 4\\d\\d .*");
        assertThat(Arrays.stream(BackendService.values())
                        .flatMap(service -> CONSOLE.service(service).received().stream()))
                .isEmpty();
    }

    @Test
    void a_method_that_the_api_does_not_have_is_refused() throws IOException {
        assertThat(raw("TRACE /api/v1/dids HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
        assertThat(DID.received()).isEmpty();
    }

    @Test
    void management_paths_are_not_on_the_public_port_and_no_proxy_is_on_the_management_port() {
        assertThat(CLIENT.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(CLIENT.management().get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(CLIENT.management().get("/api/v1/dids").statusCode()).isNotEqualTo(200);
        assertThat(CLIENT.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(DID.received()).isEmpty();
    }

    /// The first line of the response.
    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", CONSOLE.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return line == null ? "" : line;
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + CONSOLE.port() + path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(response.body());
    }
}
