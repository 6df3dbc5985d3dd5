package io.trunkline.console.signin;

import io.trunkline.console.platform.ConsoleProblem;
import io.trunkline.console.platform.ConsoleSettings;
import io.trunkline.console.platform.ForwardedClient;
import io.trunkline.console.platform.ServiceClient;
import io.trunkline.console.platform.ServiceClient.ServiceResponse;
import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.console.signin.domain.Session;
import io.trunkline.web.ApiPath;
import io.trunkline.web.address.ClientAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks provisioning-service for tokens, in the name of a client. What it refuses is a [ServiceRefusalException].
@Component
class SignInClient {
    private static final String AUTH = ApiPath.V1 + "/auth";

    private static final TypeReference<Map<String, Object>> USER = new TypeReference<>() {};

    private final ServiceClient services;
    private final JsonMapper mapper;
    private final Clock clock;
    private final boolean secure;

    SignInClient(ServiceClient services, JsonMapper mapper, Clock clock, ConsoleSettings settings) {
        this.services = services;
        this.mapper = mapper;
        this.clock = clock;
        this.secure = settings.secure();
    }

    /// The token of an API key.
    record KeyToken(String text, Duration lifetime) {
        /// Leaves out the token, so that it never gets into a log.
        @Override
        public String toString() {
            return "KeyToken[]";
        }
    }

    Mono<Session> signIn(@Nullable String username, @Nullable String password, ClientAddress client) {
        var credentials = mapper.createObjectNode().put("username", username).put("password", password);
        return post(AUTH + "/login", client, json(), mapper.writeValueAsBytes(credentials))
                .map(answer -> session(answer, "accessToken", "expiresIn", "refreshToken", "refreshExpiresIn"));
    }

    /// @return fails with `session.ended` if the refresh token is not accepted
    Mono<Session> refresh(Session session, ClientAddress client) {
        var form = Map.of("grant_type", "refresh_token", "refresh_token", session.refreshToken());
        return post(AUTH + "/token", client, form(null), encode(form))
                .map(answer -> session(answer, "access_token", "expires_in", "refresh_token", "refresh_expires_in"))
                .onErrorMap(SignInClient::isRefusedToken, _ -> ConsoleProblem.SESSION_ENDED.problem("Sign in again"));
    }

    private static boolean isRefusedToken(Throwable error) {
        return error instanceof ServiceRefusalException refusal
                && (refusal.response().status() == 400 || refusal.response().status() == 401);
    }

    /// @param basic credentials of the API key, for the header Authorization
    Mono<KeyToken> exchangeKey(String basic, ClientAddress client) {
        return exchange(form(basic), Map.of("grant_type", "client_credentials"), client);
    }

    /// @param secret of the API key
    Mono<KeyToken> exchangeSecret(String secret, ClientAddress client) {
        return exchange(form(null), Map.of("grant_type", "client_credentials", "client_secret", secret), client);
    }

    private Mono<KeyToken> exchange(Consumer<HttpHeaders> headers, Map<String, String> form, ClientAddress client) {
        return post(AUTH + "/token", client, headers, encode(form))
                .map(answer -> new KeyToken(
                        answer.required("access_token").asString(),
                        Duration.ofSeconds(answer.required("expires_in").asLong())));
    }

    Mono<Void> signOut(Session session, ClientAddress client) {
        var body = mapper.createObjectNode().put("refreshToken", session.refreshToken());
        return post(AUTH + "/logout", client, json(), mapper.writeValueAsBytes(body))
                .then();
    }

    Mono<Void> signOutEverywhere(Session session, ClientAddress client) {
        return post(
                        AUTH + "/logout-everywhere",
                        client,
                        headers -> headers.setBearerAuth(session.accessToken()),
                        new byte[0])
                .then();
    }

    /// What `GET /api/v1/users/me` gives.
    Mono<Map<String, Object>> currentUser(Session session, ClientAddress client) {
        return call(
                        HttpMethod.GET,
                        ApiPath.V1 + "/users/me",
                        client,
                        headers -> headers.setBearerAuth(session.accessToken()),
                        new byte[0])
                .map(user -> mapper.convertValue(user, USER));
    }

    private Mono<JsonNode> post(String path, ClientAddress client, Consumer<HttpHeaders> headers, byte[] body) {
        return call(HttpMethod.POST, path, client, headers, body);
    }

    private Mono<JsonNode> call(
            HttpMethod method, String path, ClientAddress client, Consumer<HttpHeaders> more, byte[] body) {
        var headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON));
        ForwardedClient.set(headers, client, secure);
        more.accept(headers);
        return services.call(BackendService.PROVISIONING, method, path, headers, body)
                .map(this::successful);
    }

    private JsonNode successful(ServiceResponse response) {
        if (!response.isSuccessful()) {
            throw new ServiceRefusalException(response);
        }
        try {
            return response.body().length == 0 ? mapper.nullNode() : mapper.readTree(response.body());
        } catch (JacksonException e) {
            throw new IllegalStateException("provisioning-service answered with something that is not JSON", e);
        }
    }

    private Session session(JsonNode answer, String access, String expiresIn, String refresh, String refreshExpiresIn) {
        Instant now = clock.instant();
        return new Session(
                answer.required(access).asString(),
                now.plusSeconds(answer.required(expiresIn).asLong()),
                answer.required(refresh).asString(),
                now.plusSeconds(answer.required(refreshExpiresIn).asLong()));
    }

    private static Consumer<HttpHeaders> json() {
        return headers -> headers.setContentType(MediaType.APPLICATION_JSON);
    }

    private static Consumer<HttpHeaders> form(@Nullable String authorization) {
        return headers -> {
            headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
            if (authorization != null) {
                headers.set(HttpHeaders.AUTHORIZATION, authorization);
            }
        };
    }

    private static byte[] encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
