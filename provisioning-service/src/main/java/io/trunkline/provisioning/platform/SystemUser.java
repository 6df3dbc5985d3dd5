package io.trunkline.provisioning.platform;

import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.util.Optional;

/// The author of changes that the service makes by itself, in the audit log.
public final class SystemUser {
    public static final CurrentUser INSTANCE = new CurrentUser("system", "system", Role.ADMIN, Optional.empty());

    private SystemUser() {}
}
