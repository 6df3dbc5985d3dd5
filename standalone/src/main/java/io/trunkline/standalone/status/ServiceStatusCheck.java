package io.trunkline.standalone.status;

import io.trunkline.standalone.config.ServiceReplica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A service, asked by its readiness endpoint, wherever it runs.
public record ServiceStatusCheck(ServiceReplica replica, int port, HttpClient http) implements StatusCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Override
    public String name() {
        return replica.id();
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Result run() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Result.READY
                    : Result.notReady(answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            return Result.notReady("does not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Result.notReady("interrupted");
        }
    }
}
