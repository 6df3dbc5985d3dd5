package io.trunkline.standalone.status;

import io.trunkline.standalone.config.ServiceReplica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A service, which is ready when its public port reports it. If it is not, the management port reports why.
public record ServiceStatusCheck(ServiceReplica replica, int port, int managementPort, HttpClient http)
        implements StatusCheck {
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
        try {
            if (get(port, "/readyz").statusCode() == 200) {
                return Result.READY;
            }
            HttpResponse<String> details = get(managementPort, "/actuator/health/readiness");
            return Result.notReady(details.statusCode() + " " + details.body());
        } catch (IOException e) {
            return Result.notReady("does not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Result.notReady("interrupted");
        }
    }

    private HttpResponse<String> get(int of, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + of + path))
                .timeout(TIMEOUT)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
