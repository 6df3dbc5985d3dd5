package io.trunkline.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends requests to a service under test on this machine.
///
/// @param managementPort the port of health, metrics and the OpenAPI description; 0 if no test needs it
/// @param token sent as Bearer, null for none
public record RestClient(
        int port, int managementPort, @Nullable String token) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// Longer than any request takes on a machine that is busy with other work.
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

    public RestClient(int port, @Nullable String token) {
        this(port, 0, token);
    }

    /// A client of the same service with a different token.
    public RestClient withToken(@Nullable String otherToken) {
        return new RestClient(port, managementPort, otherToken);
    }

    /// A client of the same service's management port.
    public RestClient management() {
        return new RestClient(managementPort, token);
    }

    /// Whether the service has consumed what was published before its start.
    public boolean isReady() {
        return withToken(null).get("/readyz").statusCode() == 200;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public HttpResponse<String> put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    public HttpResponse<String> patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /// @param json sent as `application/json` unless the headers name another Content-Type; null for no body
    /// @param headers names and values in turn
    public HttpResponse<String> send(String method, String path, @Nullable String json, String... headers) {
        return send(BodyHandlers.ofString(), method, path, json, headers);
    }

    /// The status of a response whose body may be a stream that does not end.
    public int statusOf(String method, String path, @Nullable String json) {
        HttpResponse<InputStream> answer = send(BodyHandlers.ofInputStream(), method, path, json);
        try (var _ = answer.body()) {
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> send(
            BodyHandler<T> bodyHandler, String method, String path, @Nullable String json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER_LIMIT)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), bodyHandler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
