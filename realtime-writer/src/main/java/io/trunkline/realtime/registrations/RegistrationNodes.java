package io.trunkline.realtime.registrations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Stores which nodes are up, and to which of them each registration belongs.
interface RegistrationNodes {
    /// A registration that another node has now.
    ///
    /// @param from null for one that belonged to none
    record Moved(String registration, @Nullable String from, String to) {}

    /// Records when nodes were last seen. A later time counts.
    ///
    /// @param unreachableAfter how long a node counts as reachable
    Mono<Void> recordSeen(Map<String, Instant> seen, Duration unreachableAfter);

    /// Whether a node is up, and a registration belongs to none or to an unreachable one.
    Mono<Boolean> hasMisplaced();

    /// Gives new registrations to the node that is up for the longest time, and those of unreachable nodes to the
    /// one that has been up for `upFor` or longer, if there is one. Forgets those that were deleted.
    Mono<List<Moved>> assign(Duration upFor);
}
