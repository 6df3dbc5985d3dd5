package io.trunkline.provisioning.users.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stored user.
///
/// @param version from 1, increased by one with each change
/// @param passwordHash argon2id, encoded with its parameters
/// @param passwordChangeRequired true until the user replaces a password that it has not chosen
/// @param tokensVoidBefore tokens issued before are revoked; to the second; null if none are
/// @param deletedAt null until the user is deleted
public record User(
        UserId id,
        long version,
        UserSettings settings,
        String passwordHash,
        boolean passwordChangeRequired,
        @Nullable Instant tokensVoidBefore,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /// A password that replaces another one.
    ///
    /// @param isOwnChoice whether the user has chosen it
    public record NewPassword(String hash, boolean isOwnChoice) {
        /// Leaves out the hash, so that it never gets into a log.
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    /// Whether the account is enabled. A seller also needs an active tenant to have access.
    public boolean isActive() {
        return deletedAt == null && settings.status() == UserStatus.ACTIVE;
    }

    /// The next version. Tokens contain role and tenant, so a change of either, of the password or of the access
    /// revokes all tokens issued so far.
    ///
    /// @param newPassword empty to keep the password
    /// @param now to the microsecond
    public User withSettings(UserSettings newSettings, Optional<NewPassword> newPassword, Instant now) {
        var keepsTokens = newPassword.isEmpty()
                && newSettings.role() == settings.role()
                && newSettings.tenantId().equals(settings.tenantId())
                && newSettings.status() == UserStatus.ACTIVE;
        return new User(
                id,
                version + 1,
                newSettings,
                newPassword.map(NewPassword::hash).orElse(passwordHash),
                newPassword.map(password -> !password.isOwnChoice()).orElse(passwordChangeRequired),
                keepsTokens ? tokensVoidBefore : endOfSecond(now),
                createdAt,
                now,
                null);
    }

    /// The next version, with another password. Revokes all tokens.
    ///
    /// @param changeRequired false if the user has chosen it
    /// @param now to the microsecond
    public User withPassword(String hash, boolean changeRequired, Instant now) {
        return new User(id, version + 1, settings, hash, changeRequired, endOfSecond(now), createdAt, now, null);
    }

    /// The next version, without any session. Revokes all tokens.
    ///
    /// @param now to the microsecond
    public User signedOut(Instant now) {
        return withPassword(passwordHash, passwordChangeRequired, now);
    }

    /// The last version.
    ///
    /// @param now to the microsecond
    public User asDeleted(Instant now) {
        return new User(
                id, version + 1, settings, passwordHash, passwordChangeRequired, endOfSecond(now), createdAt, now, now);
    }

    /// Tokens contain their time to the second. Those of the current second are revoked too; a sign-in after that
    /// gets a token dated to the next second.
    private static Instant endOfSecond(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /// Leaves out the password hash, so that it never gets into a log.
    @Override
    public String toString() {
        return "User[id=" + id + ", version=" + version + "]";
    }
}
