package io.trunkline.web;

import org.springframework.security.core.AuthenticationException;

/// The token is good, but its user or tenant was disabled after it was made.
final class AccessEndedException extends AuthenticationException {
    AccessEndedException() {
        super("access ended");
    }
}
