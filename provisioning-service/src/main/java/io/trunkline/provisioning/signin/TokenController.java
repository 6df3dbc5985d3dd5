package io.trunkline.provisioning.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.trunkline.provisioning.apikeys.ApiKeys;
import io.trunkline.provisioning.apikeys.domain.ApiKey;
import io.trunkline.provisioning.platform.OwnSignIn;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.signin.AccessTokenIssuer.AccessToken;
import io.trunkline.provisioning.signin.Sessions.SessionTokens;
import io.trunkline.provisioning.signinlimits.SignInLimits;
import io.trunkline.provisioning.signinlimits.domain.SignInAttempt;
import io.trunkline.web.ApiPath;
import io.trunkline.web.address.ClientAddress;
import io.trunkline.web.problem.ProblemException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The token endpoint of OAuth 2 (RFC 6749): names are in snake case there, and requests are forms. API keys are
/// clients; refresh tokens continue the sessions of users.
@RestController
class TokenController {
    private final OwnSignIn ownSignIn;
    private final SignInLimits limits;
    private final Sessions sessions;
    private final ApiKeys apiKeys;
    private final AccessTokenIssuer tokens;

    TokenController(
            OwnSignIn ownSignIn, SignInLimits limits, Sessions sessions, ApiKeys apiKeys, AccessTokenIssuer tokens) {
        this.ownSignIn = ownSignIn;
        this.limits = limits;
        this.sessions = sessions;
        this.apiKeys = apiKeys;
        this.tokens = tokens;
    }

    @PostMapping(path = ApiPath.V1 + "/auth/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(
            operationId = "issueToken",
            summary = "Exchange an API key or a refresh token for an access token",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = TokenRequest.class))))
    Mono<ResponseEntity<OauthTokenResponse>> issue(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            ClientAddress address,
            ServerWebExchange exchange) {
        ownSignIn.require();
        return exchange.getFormData()
                .map(form -> TokenRequest.of(form, authorization))
                .flatMap(request -> issue(request, SignInAttempt.from(address.network())))
                .doOnError(ProblemException.class, error -> challenge(exchange, authorization, error))
                .map(response ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(response));
    }

    /// A client that sent HTTP Basic credentials learns that they are refused (RFC 6749 §5.2).
    private static void challenge(ServerWebExchange exchange, @Nullable String authorization, ProblemException error) {
        if (error.code() == ProvisioningProblem.API_KEY_REFUSED && TokenRequest.isBasic(authorization)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"trunkline\"");
        }
    }

    private Mono<OauthTokenResponse> issue(TokenRequest request, SignInAttempt attempt) {
        return switch (request.grantType()) {
            case "client_credentials" ->
                limits.verify(attempt, findKey(request)).flatMap(key -> issueToKey(key, request.scopes()));
            case "refresh_token" -> limits.verify(attempt, refresh(request)).map(OauthTokenResponse::of);
            default ->
                Mono.error(() -> ProvisioningProblem.GRANT_TYPE_UNSUPPORTED.problem(
                        "grant_type must be client_credentials or refresh_token",
                        Map.of("error", "unsupported_grant_type")));
        };
    }

    private Mono<ApiKey> findKey(TokenRequest request) {
        var id = request.clientId();
        return apiKeys.find(request.requiredClientSecret())
                .filter(key -> id == null || id.equals(key.id().toString()))
                .switchIfEmpty(Mono.error(TokenController::refused));
    }

    private Mono<OauthTokenResponse> issueToKey(ApiKey key, Set<String> scopes) {
        return Mono.justOrEmpty(key.limitedTo(scopes))
                .switchIfEmpty(Mono.error(() -> scopeRefused("The API key does not have each scope of the request")))
                .flatMap(limited -> tokens.issue(limited).map(token -> OauthTokenResponse.of(token, limited)));
    }

    private Mono<SessionTokens> refresh(TokenRequest request) {
        if (!request.scopes().isEmpty()) {
            throw scopeRefused("The tokens of a session have no scope; leave it out");
        }
        return sessions.refresh(request.requiredRefreshToken());
    }

    private static ProblemException scopeRefused(String detail) {
        return ProvisioningProblem.SCOPE_REFUSED.problem(detail, Map.of("error", "invalid_scope"));
    }

    private static ProblemException refused() {
        return ProvisioningProblem.API_KEY_REFUSED.problem(
                "client_id and client_secret are not those of a valid API key", Map.of("error", "invalid_client"));
    }

    /// @param expiresIn seconds
    /// @param refreshToken for the next request; absent in the response to an API key
    /// @param scope what the token is limited to; absent if it is not
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OauthTokenResponse(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("refresh_expires_in") @Nullable Long refreshExpiresIn,
            @Nullable String scope) {

        private static OauthTokenResponse of(SessionTokens tokens) {
            return new OauthTokenResponse(
                    tokens.access().text(),
                    "Bearer",
                    tokens.access().lifetime().toSeconds(),
                    tokens.refresh().text(),
                    tokens.refreshLifetime().toSeconds(),
                    null);
        }

        private static OauthTokenResponse of(AccessToken token, ApiKey key) {
            var scope = key.settings().scopeText();
            return new OauthTokenResponse(
                    token.text(), "Bearer", token.lifetime().toSeconds(), null, null, scope.isEmpty() ? null : scope);
        }

        /// Leaves out the tokens, so that they never get into a log.
        @Override
        public String toString() {
            return "OauthTokenResponse[]";
        }
    }
}
