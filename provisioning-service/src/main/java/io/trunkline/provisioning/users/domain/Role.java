package io.trunkline.provisioning.users.domain;

/// The role of a user, which decides what the user may do.
public enum Role {
    /// May do everything, including managing admins and staff.
    ADMIN,
    /// Operates the platform; manages sellers only.
    STAFF,
    /// Belongs to one tenant and sees only that tenant's data.
    SELLER;

    /// Whether a user with this role may create, change and delete users with the other role.
    public boolean canManage(Role other) {
        return this == ADMIN || this == STAFF && other == SELLER;
    }
}
