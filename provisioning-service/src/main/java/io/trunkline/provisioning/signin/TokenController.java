package io.trunkline.provisioning.signin;

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
                .map(form -> TokenRequest.of(form.toSingleValueMap(), authorization))
                .flatMap(request -> limits.verify(SignInAttempt.from(address.network()), issue(request)))
                .map(response ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(response));
    }

    private Mono<OauthTokenResponse> issue(TokenRequest request) {
        return switch (request.grantType()) {
            case "client_credentials" -> issueToKey(request);
            case "refresh_token" ->
                sessions.refresh(request.requiredRefreshToken()).map(OauthTokenResponse::of);
            default ->
                Mono.error(() -> ProvisioningProblem.GRANT_TYPE_UNSUPPORTED.problem(
                        "grant_type must be client_credentials or refresh_token",
                        Map.of("error", "unsupported_grant_type")));
        };
    }

    private Mono<OauthTokenResponse> issueToKey(TokenRequest request) {
        return apiKeys.find(request.requiredClientSecret())
                .filter(key -> request.requiredClientId().equals(key.id().toString()))
                .flatMap(key -> tokens.issue(key).map(token -> OauthTokenResponse.of(token, key)))
                .switchIfEmpty(Mono.error(TokenController::refused));
    }

    private static ProblemException refused() {
        return ProvisioningProblem.API_KEY_REFUSED.problem(
                "client_id and client_secret are not those of a valid API key", Map.of("error", "invalid_client"));
    }

    /// @param expiresIn seconds
    /// @param refreshToken for the next request; absent in the response to an API key
    /// @param scope what the API key is limited to; absent if it is not
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
