package io.trunkline.ami.connection.domain;

import java.io.IOException;

/// There is no encrypted connection: the certificate is not accepted, or the other side does not speak TLS.
public final class TlsFailed extends IOException {

    public TlsFailed(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
