package io.trunkline.servers;

import java.io.Serial;

/// A server could not be started, stopped or asked; the message says which one, why, and where its log is.
public final class ServerFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ServerFailedException(String message) {
        super(message);
    }

    public ServerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
