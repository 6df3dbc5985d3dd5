package io.trunkline.provisioning.users.domain;

/// What a user is to the platform.
public enum Role {
    /// May do everything, and makes the other admins and the staff.
    ADMIN,
    /// Runs the platform; manages sellers only.
    STAFF,
    /// Belongs to one tenant and sees what is that tenant's.
    SELLER;

    /// Whether somebody of this role may make, change and delete users of another.
    public boolean canManage(Role other) {
        return this == ADMIN || this == STAFF && other == SELLER;
    }
}
