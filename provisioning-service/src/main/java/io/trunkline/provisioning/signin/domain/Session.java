package io.trunkline.provisioning.signin.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sign-in of a user, continued with refresh tokens.
///
/// @param startedAt the time of its first access token, to the second
/// @param lastUsedAt the time of its last refresh
/// @param endedAt null until it is ended
public record Session(
        UUID id,
        UUID userId,
        Instant startedAt,
        Instant lastUsedAt,
        @Nullable Instant endedAt) {
    /// A session ends when it is not refreshed for this long.
    public static final Duration MAX_IDLE = Duration.ofHours(12);

    /// A session ends after this time in any case.
    public static final Duration MAX_AGE = Duration.ofDays(7);

    /// @param tokensVoidBefore tokens of the user issued before are revoked, and so are sessions; null for none
    public boolean isActive(Instant now, @Nullable Instant tokensVoidBefore) {
        return endedAt == null
                && now.isBefore(endsAt())
                && (tokensVoidBefore == null || !startedAt.isBefore(tokensVoidBefore));
    }

    /// When the session ends unless it is refreshed before.
    public Instant endsAt() {
        var idle = lastUsedAt.plus(MAX_IDLE);
        var last = startedAt.plus(MAX_AGE);
        return idle.isBefore(last) ? idle : last;
    }

    public Session usedAt(Instant now) {
        return new Session(id, userId, startedAt, now, endedAt);
    }
}
