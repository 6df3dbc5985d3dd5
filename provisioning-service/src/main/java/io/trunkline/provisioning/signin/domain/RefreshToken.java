package io.trunkline.provisioning.signin.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored refresh token. It is replaced when it is used.
///
/// @param replacedAt when it was first used; null until then
public record RefreshToken(Session session, @Nullable Instant replacedAt) {
    /// How long a used token is accepted again: several tabs of a browser refresh at the same time.
    public static final Duration GRACE = Duration.ofSeconds(30);

    /// What happens to the session when the token is used.
    public enum Use {
        /// The token gets a successor.
        ACCEPTED,
        /// The session has ended.
        REFUSED,
        /// The token was used long before, so there is a copy of it, and the session ends.
        COPIED
    }

    /// @param tokensVoidBefore see [Session#isActive]
    public Use use(Instant now, @Nullable Instant tokensVoidBefore) {
        if (!session.isActive(now, tokensVoidBefore)) {
            return Use.REFUSED;
        }
        return replacedAt == null || !replacedAt.plus(GRACE).isBefore(now) ? Use.ACCEPTED : Use.COPIED;
    }
}
