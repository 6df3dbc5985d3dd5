package io.trunkline.provisioning.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.provisioning.platform.OwnSignIn;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.signin.Sessions.SessionTokens;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.web.ApiPath;
import io.trunkline.web.address.ClientAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SignInController {
    private static final int MAX_LENGTH = 200;

    private final OwnSignIn ownSignIn;
    private final SignIn signIn;

    SignInController(OwnSignIn ownSignIn, SignIn signIn) {
        this.ownSignIn = ownSignIn;
        this.signIn = signIn;
    }

    @PostMapping(ApiPath.V1 + "/auth/login")
    @Operation(operationId = "signIn", summary = "Sign in with username and password")
    Mono<ResponseEntity<TokenResponse>> signIn(@RequestBody SignInRequest credentials, ClientAddress address) {
        ownSignIn.require();
        var checked = ProblemMapping.valueOrThrow(credentials.check());
        return signIn.signIn(checked.username(), checked.password(), address)
                .map(tokens ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(TokenResponse.of(tokens)));
    }

    record SignInRequest(
            @Nullable String username, @Nullable String password) {
        private ValidationResult<CheckedCredentials> check() {
            var violations = new Violations();
            var name = username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
            var secret = password == null ? "" : password;
            violations.require(!name.isEmpty(), "username", "required", "is required");
            violations.require(
                    name.length() <= MAX_LENGTH, "username", "size", "must have at most " + MAX_LENGTH + " characters");
            violations.require(!secret.isEmpty(), "password", "required", "is required");
            violations.require(
                    secret.length() <= MAX_LENGTH,
                    "password",
                    "size",
                    "must have at most " + MAX_LENGTH + " characters");
            return violations.result(() -> new CheckedCredentials(name, secret));
        }

        /// Leaves out the password, so that it never gets into a log.
        @Override
        public String toString() {
            return "SignInRequest[username=" + username + "]";
        }
    }

    private record CheckedCredentials(String username, String password) {}

    /// @param accessToken for the header `Authorization: Bearer …`
    /// @param expiresIn seconds
    /// @param refreshToken for `POST /api/v1/auth/token`
    /// @param refreshExpiresIn seconds until the refresh token expires if it is not used
    /// @param passwordChangeRequired true if the user should choose a password now
    record TokenResponse(
            String accessToken,
            String tokenType,
            long expiresIn,
            String refreshToken,
            long refreshExpiresIn,
            boolean passwordChangeRequired) {
        private static TokenResponse of(SessionTokens tokens) {
            return new TokenResponse(
                    tokens.access().text(),
                    "Bearer",
                    tokens.access().lifetime().toSeconds(),
                    tokens.refresh().text(),
                    tokens.refreshLifetime().toSeconds(),
                    tokens.user().passwordChangeRequired());
        }

        /// Leaves out the tokens, so that they never get into a log.
        @Override
        public String toString() {
            return "TokenResponse[]";
        }
    }
}
