package io.trunkline.servers;

import java.io.Serial;

/// A server could not be started, stopped or reached. The message has its name, the reason and the path of its log.
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
