package io.trunkline.ami.connection.domain;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The file with the trusted certificates has none.
public final class UnreadableCertificates extends IOException {

    public UnreadableCertificates(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
