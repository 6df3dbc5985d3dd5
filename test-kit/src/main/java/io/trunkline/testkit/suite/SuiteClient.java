package io.trunkline.testkit.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A thin client of the REST APIs for one user, with JSON bodies. It renews its token automatically. A service that
/// cannot answer now (503) is asked again for half a minute, except by [#send].
public final class SuiteClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TOKEN_RENEWAL = Duration.ofMinutes(5);
    private static final Set<Integer> NOT_YET_REACHABLE = Set.of(409, 503);
    private static final Set<Integer> UNAVAILABLE = Set.of(503);
    private static final Duration RETRY_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final RunningSuite suite;
    private final RunningSuite.Credentials credentials;
    private @Nullable String token;
    private long tokenIssuedAtNanos;

    private SuiteClient(RunningSuite suite, RunningSuite.Credentials login) {
        this.suite = suite;
        this.credentials = login;
    }

    /// A client for the first admin.
    public static SuiteClient asAdmin(RunningSuite suite) {
        return new SuiteClient(suite, suite.firstAdmin());
    }

    /// A client for another user.
    public static SuiteClient asUser(RunningSuite suite, RunningSuite.Credentials login) {
        return new SuiteClient(suite, login);
    }

    /// @throws RequestFailedException for a status of 300 or more
    public JsonNode get(String service, String path) {
        return sendWhile(UNAVAILABLE, "GET", service, path, null).requireSuccess();
    }

    /// @throws RequestFailedException for a status of 300 or more
    public JsonNode post(String service, String path, Map<String, ?> body) {
        return sendWhile(UNAVAILABLE, "POST", service, path, body).requireSuccess();
    }

    /// @throws RequestFailedException for a status of 300 or more
    public JsonNode put(String service, String path, Map<String, ?> body) {
        return sendWhile(UNAVAILABLE, "PUT", service, path, body).requireSuccess();
    }

    /// @throws RequestFailedException for a status of 300 or more
    public JsonNode delete(String service, String path) {
        return sendWhile(UNAVAILABLE, "DELETE", service, path, null).requireSuccess();
    }

    /// Sends a request that needs a carrier or client that has just become reachable. routing-service receives its
    /// state with a short delay, so the request is repeated for half a minute while the status is 409 or 503.
    ///
    /// @throws RequestFailedException if the last response has a status of 300 or more
    public JsonNode postUntilReachable(String service, String path, Map<String, ?> body) {
        return sendWhile(NOT_YET_REACHABLE, "POST", service, path, body).requireSuccess();
    }

    private Response sendWhile(
            Set<Integer> statuses, String method, String service, String path, @Nullable Map<String, ?> body) {
        long deadline = System.nanoTime() + RETRY_LIMIT.toNanos();
        Response answer = send(method, service, path, body);
        while (statuses.contains(answer.status()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(RETRY_PAUSE.toNanos());
            answer = send(method, service, path, body);
        }
        return answer;
    }

    /// One request with its answer, whatever it is.
    ///
    /// @throws UncheckedIOException when there is no answer within 30 s
    public Response send(String method, String service, String path, @Nullable Map<String, ?> body) {
        return exchange(method, service, path, body, token());
    }

    private Response exchange(
            String method, String service, String path, @Nullable Map<String, ?> body, @Nullable String bearer) {
        URI base = path.startsWith("/actuator") ? suite.managementUrl(service) : suite.serviceUrl(service);
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Response(method + " " + path, response.statusCode(), response.body());
        } catch (IOException away) {
            throw new UncheckedIOException(service + " does not answer: see ./trunkline status", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private synchronized String token() {
        String current = token;
        if (current == null || System.nanoTime() - tokenIssuedAtNanos > TOKEN_RENEWAL.toNanos()) {
            Map<String, String> body = Map.of("username", credentials.username(), "password", credentials.password());
            Response answer = exchange("POST", SuiteConfiguration.PROVISIONING, "/api/v1/auth/login", body, null);
            if (answer.status() == 503 && current != null) {
                // good for some minutes more, during which what is away may come back
                return current;
            }
            current = answer.requireSuccess().get("accessToken").asString();
            token = current;
            tokenIssuedAtNanos = System.nanoTime();
        }
        return current;
    }

    /// A response.
    ///
    /// @param body JSON, or empty
    public record Response(String request, int status, String body) {

        /// The body as JSON; an empty object if there is none.
        public JsonNode json() {
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        }

        /// The body of a response with a status below 300.
        public JsonNode requireSuccess() {
            if (status >= 300) {
                throw new RequestFailedException(this);
            }
            return json();
        }
    }

    /// The suite rejected a request.
    public static final class RequestFailedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        RequestFailedException(Response answer) {
            super(answer.request() + " was answered " + answer.status() + ": " + answer.body());
        }
    }
}
