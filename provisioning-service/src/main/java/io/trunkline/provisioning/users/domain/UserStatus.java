package io.trunkline.provisioning.users.domain;

/// A disabled user keeps the account but has no access.
public enum UserStatus {
    ACTIVE,
    DISABLED
}
