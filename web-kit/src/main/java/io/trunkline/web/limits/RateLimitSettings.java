package io.trunkline.web.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.rate-limit.*`.
///
/// @param requests how many requests a user, an API key or an address may send within the window, to each replica;
///     0 for no limit
/// @param window whole seconds
@ConfigurationProperties("trunkline.rate-limit")
record RateLimitSettings(int requests, Duration window) {
    RateLimitSettings {
        if (requests < 0 || window.toSeconds() < 1 || window.getNano() != 0) {
            throw new IllegalArgumentException(
                    "trunkline.rate-limit needs requests of 0 or more and a window of whole seconds, not " + requests
                            + " and " + window);
        }
    }

    boolean isLimited() {
        return requests > 0;
    }
}
