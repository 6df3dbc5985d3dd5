package io.trunkline.provisioning.access;

import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violations;
import io.trunkline.provisioning.platform.Refusals;
import java.net.InetSocketAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class LoginController {
    private static final int LONGEST = 200;

    private final LogIn logIn;

    LoginController(LogIn logIn) {
        this.logIn = logIn;
    }

    @PostMapping("/api/auth/login")
    Mono<ResponseEntity<Token>> logIn(@RequestBody Credentials credentials, ServerHttpRequest request) {
        var checked = Refusals.value(credentials.check());
        return logIn.logIn(checked.name(), checked.secret(), address(request.getRemoteAddress()))
                .map(token -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new Token(token, "Bearer", AccessTokens.LIFE.toSeconds())));
    }

    private static String address(@Nullable InetSocketAddress remote) {
        return remote == null ? "" : remote.getHostString();
    }

    record Credentials(@Nullable String username, @Nullable String password) {
        private Checked<Given> check() {
            var violations = new Violations();
            var name = username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
            var secret = password == null ? "" : password;
            violations.unless(!name.isEmpty(), "username", "required", "give a username");
            violations.unless(name.length() <= LONGEST, "username", "size", "at most " + LONGEST + " characters");
            violations.unless(!secret.isEmpty(), "password", "required", "give a password");
            violations.unless(secret.length() <= LONGEST, "password", "size", "at most " + LONGEST + " characters");
            return violations.checked(() -> new Given(name, secret));
        }

        /// Without the password, whoever logs it.
        @Override
        public String toString() {
            return "Credentials[username=" + username + "]";
        }
    }

    private record Given(String name, String secret) {}

    /// @param accessToken for the header `Authorization: Bearer …`
    /// @param expiresIn seconds
    record Token(String accessToken, String tokenType, long expiresIn) {}
}
