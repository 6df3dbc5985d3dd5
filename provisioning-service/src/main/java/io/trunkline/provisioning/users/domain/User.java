package io.trunkline.provisioning.users.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A user as it is stored.
///
/// @param version grows by one with each change, from 1
/// @param passwordHash argon2id, encoded with its parameters
/// @param tokensVoidBefore tokens issued before this second are refused; null when none are
/// @param deletedAt set once, in the last version
public record User(
        UserId id,
        long version,
        UserSettings settings,
        String passwordHash,
        @Nullable Instant tokensVoidBefore,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /// Whether the account itself lets its owner in; a seller's tenant has a say too.
    public boolean isActive() {
        return deletedAt == null && settings.status() == UserStatus.ACTIVE;
    }

    /// Without the hash, whoever logs it.
    @Override
    public String toString() {
        return "User[id=" + id + ", version=" + version + "]";
    }
}
