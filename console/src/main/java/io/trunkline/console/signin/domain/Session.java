package io.trunkline.console.signin.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The tokens of a signed-in user, as the encrypted cookie has them.
///
/// @param accessToken for requests to the API
/// @param accessExpiresAt when it expires
/// @param refreshToken the latest one of the session
/// @param refreshExpiresAt when the session ends, unless it is used before
public record Session(String accessToken, Instant accessExpiresAt, String refreshToken, Instant refreshExpiresAt) {
    private static final String SEPARATOR = "\n";

    /// Whether the access token is valid for at least that long.
    public boolean isFresh(Instant now, Duration remaining) {
        return accessExpiresAt.isAfter(now.plus(remaining));
    }

    /// How long a browser keeps the cookie.
    public Duration remaining(Instant now) {
        Duration left = Duration.between(now, refreshExpiresAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public String toText() {
        return String.join(
                SEPARATOR,
                accessToken,
                Long.toString(accessExpiresAt.getEpochSecond()),
                refreshToken,
                Long.toString(refreshExpiresAt.getEpochSecond()));
    }

    /// @return empty for a text that [#toText] cannot have written
    public static Optional<Session> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Session(
                    parts[0],
                    Instant.ofEpochSecond(Long.parseLong(parts[1])),
                    parts[2],
                    Instant.ofEpochSecond(Long.parseLong(parts[3]))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Leaves out the tokens, so that they never get into a log.
    @Override
    public String toString() {
        return "Session[accessExpiresAt=" + accessExpiresAt + ", refreshExpiresAt=" + refreshExpiresAt + "]";
    }
}
