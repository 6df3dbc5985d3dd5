package io.trunkline.realtime.secrets;

import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Decrypts passwords that provisioning-service encrypted.
public interface PasswordOpener {
    /// @return the password; fails with [PoisonEventException] when no key decrypts it with its associated data,
    ///     and with [KeysetMissingException] while there is no keyset
    Mono<String> open(SealedPassword password);

    /// The ids of the keys that the file has now, from 1 to 4294967295; fails with [KeysetMissingException] while there
    /// is no keyset.
    Mono<Set<Long>> keyIds();

    /// There is no keyset yet. provisioning-service creates it at its first start.
    final class KeysetMissingException extends IOException {
        private static final long serialVersionUID = 1;

        KeysetMissingException(Path keyset, Throwable cause) {
            super("no keyset at " + keyset + " yet", cause);
        }
    }
}
