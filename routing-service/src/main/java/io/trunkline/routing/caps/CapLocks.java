package io.trunkline.routing.caps;

import io.trunkline.routing.caps.domain.Cap;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Caps that are held still while an attempt is decided. Within the caller's transaction, after the rows of its
/// calls.
public interface CapLocks {
    /// Locks these caps in the order of their ids; those that are not there are left out.
    Mono<List<Cap>> lock(Collection<UUID> ids);

    /// Writes what is taken of locked caps, and their places in the rotation.
    Mono<Void> write(Collection<Cap> caps);
}
