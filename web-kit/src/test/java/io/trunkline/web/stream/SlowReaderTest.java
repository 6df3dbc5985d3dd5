package io.trunkline.web.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.InMemoryRevokedAccess;
import io.trunkline.web.security.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// A stream over HTTP whose reader stops for a while.
class SlowReaderTest {
    private static final int EVENTS = 200_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch sent = new CountDownLatch(1);
    private final CurrentUser user = new CurrentUser("admin-1", "bob", Role.ADMIN, Optional.empty());
    private final EventStreams streams = new EventStreams(new InMemoryRevokedAccess(), Clock.systemUTC());
    private DisposableServer server;

    @BeforeEach
    void start() {
        streams.start();
        var handler = RouterFunctions.toHttpHandler(RouterFunctions.route(
                RequestPredicates.GET("/stream"),
                _ -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(
                                streams.open(user, numbers().map(SlowReaderTest::event)),
                                new ParameterizedTypeReference<ServerSentEvent<String>>() {})));
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
        streams.stop();
    }

    /// The state first and then its changes, of which a slow reader gets the latest, as the streams of the services do.
    private Flux<Integer> numbers() {
        return Flux.concat(
                Flux.just(0),
                Flux.range(1, EVENTS)
                        .doOnComplete(sent::countDown)
                        .subscribeOn(Schedulers.parallel())
                        .concatWith(Flux.never())
                        .onBackpressureLatest());
    }

    private static ServerSentEvent<String> event(int number) {
        return ServerSentEvent.builder(number + " " + "x".repeat(200)).build();
    }

    @RepeatedTest(3)
    void gets_the_latest_event_when_it_reads_on() throws Exception {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            socket.getOutputStream().write("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            await(reader, line -> line.startsWith("data:0 "));
            assertThat(sent.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            String latest = await(reader, line -> line.startsWith("data:" + EVENTS + " "));

            assertThat(latest).hasSizeGreaterThan(200);
        }
    }

    private static String await(BufferedReader reader, Predicate<String> wanted) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String line = reader.readLine();
        // heartbeats come for as long as it waits
        while (line != null && !wanted.test(line) && System.nanoTime() < deadline) {
            line = reader.readLine();
        }
        return line;
    }
}
