package io.trunkline.provisioning.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.provisioning.platform.OwnSignIn;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.users.UserSessions;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/auth")
class SignOutController {
    private final OwnSignIn ownSignIn;
    private final Sessions sessions;
    private final UserSessions userSessions;

    SignOutController(OwnSignIn ownSignIn, Sessions sessions, UserSessions userSessions) {
        this.ownSignIn = ownSignIn;
        this.sessions = sessions;
        this.userSessions = userSessions;
    }

    @PostMapping("/logout")
    @Operation(operationId = "signOut", summary = "Sign out: end the session of a refresh token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(@RequestBody SignOutRequest request) {
        return sessions.end(ProblemMapping.valueOrThrow(request.check()));
    }

    @PostMapping("/logout-everywhere")
    @Operation(operationId = "signOutEverywhere", summary = "End all your sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOutEverywhere(CurrentUser caller) {
        ownSignIn.require();
        return userSessions.endAll(caller);
    }

    /// @param refreshToken the latest one of the session
    record SignOutRequest(@Nullable String refreshToken) {
        private ValidationResult<String> check() {
            var violations = new Violations();
            violations.require(
                    refreshToken != null && !refreshToken.isEmpty(), "refreshToken", "required", "is required");
            return violations.result(() -> String.valueOf(refreshToken));
        }

        /// Leaves out the token, so that it never gets into a log.
        @Override
        public String toString() {
            return "SignOutRequest[]";
        }
    }
}
