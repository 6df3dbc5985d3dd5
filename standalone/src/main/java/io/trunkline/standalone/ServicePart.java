package io.trunkline.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A service, asked by its readiness endpoint, wherever it runs.
record ServicePart(Service service, int port, HttpClient http) implements Part {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Override
    public String name() {
        return service.id();
    }

    @Override
    public String place() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public State state() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(place() + "/actuator/health/readiness"))
                .timeout(LIMIT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? State.READY : State.amiss(answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            return State.amiss("does not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return State.amiss("interrupted");
        }
    }
}
