package io.trunkline.realtime.apply;

import java.io.IOException;
import java.nio.file.Path;

/// The keys that open passwords are not there yet; whoever waits for them tries again.
final class KeysetMissingException extends IOException {
    private static final long serialVersionUID = 1;

    KeysetMissingException(Path keyset, Throwable cause) {
        super("no keyset at " + keyset + " yet", cause);
    }
}
