package io.trunkline.web.problem;

import org.springframework.security.core.AuthenticationException;

/// The token is good, but its user or tenant was disabled after it was made.
public final class AccessRevokedException extends AuthenticationException {
    public AccessRevokedException() {
        super("access ended");
    }
}
