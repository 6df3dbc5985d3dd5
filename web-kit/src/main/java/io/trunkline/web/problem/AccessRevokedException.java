package io.trunkline.web.problem;

import org.springframework.security.core.AuthenticationException;

/// The token is valid, but the access of its user or tenant was revoked after it was issued.
public final class AccessRevokedException extends AuthenticationException {
    public AccessRevokedException() {
        super("access revoked");
    }
}
