package io.trunkline.ami.endpointstatus;

import io.trunkline.ami.endpointstatus.domain.ObservedStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The memory of what was last said of each endpoint.
interface PublishedStatuses {

    /// Remembers standings of different endpoints or aspects.
    ///
    /// @return those that changed, with the sequence number of the change
    Mono<Map<StatusKey, Long>> saveChanged(String node, Instant incarnation, Collection<ObservedStatus> standings);

    /// Who was ever said to have this aspect.
    Mono<Set<String>> knownEndpoints(String node, ObservedStatus.Aspect aspect);

    /// What is remembered for.
    record StatusKey(String endpoint, ObservedStatus.Aspect aspect) {

        static StatusKey of(ObservedStatus standing) {
            return new StatusKey(standing.endpoint(), standing.aspect());
        }

        static List<StatusKey> of(Collection<ObservedStatus> standings) {
            return standings.stream().map(StatusKey::of).toList();
        }
    }
}
