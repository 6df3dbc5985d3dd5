package io.trunkline.provisioning.users;

import org.jspecify.annotations.Nullable;

/// A request of a user to change its own password.
record PasswordChangeRequest(
        @Nullable String currentPassword, @Nullable String newPassword) {

    /// Leaves out the passwords, so that they never get into a log.
    @Override
    public String toString() {
        return "PasswordChangeRequest[]";
    }
}
