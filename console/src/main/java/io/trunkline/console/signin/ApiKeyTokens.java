package io.trunkline.console.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.console.signin.SignInClient.KeyToken;
import io.trunkline.web.address.ClientAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The tokens of API keys that clients send instead of a token. A token is used until shortly before it expires; a
/// service refuses it as soon as its key is revoked.
@Component
class ApiKeyTokens {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(10);
    private static final int MAX_KEPT = 10_000;
    private static final String PREFIX_OF_SECRETS = "tlk_";

    private final SignInClient client;
    private final Cache<String, Mono<KeyToken>> tokens = Caffeine.newBuilder()
            .expireAfterAccess(KEPT_UNUSED)
            .maximumSize(MAX_KEPT)
            .build();

    ApiKeyTokens(SignInClient client) {
        this.client = client;
    }

    /// Whether a header Authorization has an API key: its secret as bearer, or id and secret as
    /// HTTP Basic credentials.
    static boolean isApiKey(String authorization) {
        return isBasic(authorization) || secretOf(authorization).startsWith(PREFIX_OF_SECRETS);
    }

    Mono<KeyToken> find(String authorization, ClientAddress address) {
        return tokens.get(
                digest(authorization),
                _ -> exchange(authorization, address)
                        .cache(ApiKeyTokens::timeToUse, _ -> Duration.ZERO, () -> Duration.ZERO));
    }

    /// Forgets a token that a service has refused: the next request gets a new one, if the key is still valid.
    void forget(String authorization) {
        tokens.invalidate(digest(authorization));
    }

    private Mono<KeyToken> exchange(String authorization, ClientAddress address) {
        return isBasic(authorization)
                ? client.exchangeKey(authorization, address)
                : client.exchangeSecret(secretOf(authorization), address);
    }

    private static Duration timeToUse(KeyToken token) {
        Duration time = token.lifetime().minus(MARGIN);
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static boolean isBasic(String authorization) {
        return authorization.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }

    /// Empty for another scheme.
    private static String secretOf(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())
                ? authorization.substring("Bearer ".length()).strip()
                : "";
    }

    /// The secret itself is not kept.
    private static String digest(String authorization) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
