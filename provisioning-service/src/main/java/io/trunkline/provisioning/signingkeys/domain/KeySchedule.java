package io.trunkline.provisioning.signingkeys.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All signing keys, and what each is used for at a time. A new key is published before it signs, so that every
/// service knows it by then. The previous one stays published until its last token has expired.
public record KeySchedule(List<SigningKey> keys) {
    /// How long access tokens are valid.
    public static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

    /// From the publication of a key to its first token.
    public static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);

    /// The age at which a key is replaced.
    public static final Duration ROTATION_INTERVAL = Duration.ofDays(90);

    /// Services accept a token for up to a minute after its expiry, since clocks differ.
    private static final Duration PUBLISHED_AFTER = TOKEN_LIFETIME.plusMinutes(2);

    public KeySchedule {
        keys = keys.stream().sorted(Comparator.comparing(SigningKey::signsFrom)).toList();
    }

    /// The key that signs now; empty only if there is none yet.
    public Optional<SigningKey> signing(Instant now) {
        return keys.stream().filter(key -> !key.signsFrom().isAfter(now)).reduce((_, later) -> later);
    }

    /// The key that will sign next; empty if none waits.
    public Optional<SigningKey> next(Instant now) {
        return keys.stream().filter(key -> key.signsFrom().isAfter(now)).findFirst();
    }

    /// Keys whose tokens have all expired.
    public List<SigningKey> expired(Instant now) {
        return signing(now)
                .filter(current -> current.signsFrom().plus(PUBLISHED_AFTER).isBefore(now))
                .map(current -> keys.subList(0, keys.indexOf(current)))
                .orElse(List.of());
    }

    /// The keys that services accept tokens of.
    public List<SigningKey> published(Instant now) {
        return keys.subList(expired(now).size(), keys.size());
    }

    /// True if the newest key is due to be replaced, or if there is none.
    public boolean isRotationDue(Instant now) {
        return keys.isEmpty()
                || keys.getLast().signsFrom().plus(ROTATION_INTERVAL).isBefore(now);
    }

    /// When a key signs that is created now: the first one immediately.
    public Instant signsFrom(Instant now) {
        return keys.isEmpty() ? now : now.plus(PUBLISHED_BEFORE);
    }
}
