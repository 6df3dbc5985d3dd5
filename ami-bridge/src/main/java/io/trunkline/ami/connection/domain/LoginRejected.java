package io.trunkline.ami.connection.domain;

import java.io.IOException;

/// The node does not accept the manager user, its secret or the address of the bridge.
public final class LoginRejected extends IOException {

    public LoginRejected(Throwable cause) {
        super("login rejected", cause);
    }
}
