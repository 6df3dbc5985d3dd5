package io.trunkline.console.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.console.TestConsole;
import io.trunkline.console.routes.domain.BackendService;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class StopIT {
    /// It would wait for ten seconds, and then break them off.
    @Test
    void a_console_that_stops_ends_its_streams_in_order() throws Exception {
        try (var console = TestConsole.start();
                var http = HttpClient.newHttpClient()) {
            console.service(BackendService.DID)
                    .answer(
                            "GET /api/v1/dids",
                            (_, response) -> response.sse()
                                    .sendString(Flux.just(": open\n\n").concatWith(Flux.never())));
            InputStream stream = http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + "/api/v1/dids"))
                                    .build(),
                            BodyHandlers.ofInputStream())
                    .body();
            assertThat(stream.read()).isEqualTo(':');

            console.close();

            // a stream that is broken off is an exception
            assertThat(new String(stream.readAllBytes())).isEqualTo(" open\n\n");
        }
    }
}
