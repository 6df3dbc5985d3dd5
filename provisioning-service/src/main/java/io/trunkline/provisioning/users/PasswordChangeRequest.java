package io.trunkline.provisioning.users;

import org.jspecify.annotations.Nullable;

/// A person's wish for another password.
record PasswordChangeRequest(
        @Nullable String currentPassword, @Nullable String newPassword) {

    /// Without the passwords, whoever logs it.
    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
