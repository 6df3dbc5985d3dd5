package io.trunkline.routing.caps;

import io.trunkline.routing.caps.domain.Cap;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Locks caps while an attempt is admitted, within the caller's transaction and after the rows of the calls.
public interface CapLocks {
    /// Locks these caps in the order of their ids; caps without a row are left out.
    Mono<List<Cap>> lock(Collection<UUID> ids);

    /// Writes the usage and the rotation of locked caps.
    Mono<Void> write(Collection<Cap> caps);
}
