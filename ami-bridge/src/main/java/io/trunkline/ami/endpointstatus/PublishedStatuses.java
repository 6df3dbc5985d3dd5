package io.trunkline.ami.endpointstatus;

import io.trunkline.ami.endpointstatus.domain.ObservedStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The last published status of each endpoint.
interface PublishedStatuses {

    /// Stores statuses, at most one for each endpoint and aspect.
    ///
    /// @return those that changed, with the sequence number of the change
    Mono<Map<StatusKey, Long>> saveChanged(String node, Instant incarnation, Collection<ObservedStatus> statuses);

    /// The endpoints with a published status of this aspect.
    Mono<Set<String>> knownEndpoints(String node, ObservedStatus.Aspect aspect);

    record StatusKey(String endpoint, ObservedStatus.Aspect aspect) {

        static StatusKey of(ObservedStatus status) {
            return new StatusKey(status.endpoint(), status.aspect());
        }
    }
}
