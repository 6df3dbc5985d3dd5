package io.trunkline.provisioning.observedstatus.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// How an endpoint is doing by what the nodes see of it.
///
/// @param up empty while nobody knows; true when any node has it registered or reachable; false when some see
///     it rejected, unregistered or unreachable and none sees it well
/// @param lastError what was last said of trouble, also when it is over
public record EndpointHealth(
        Optional<Boolean> up, Optional<Instant> lastUpAt, Optional<Instant> lastErrorAt, Optional<String> lastError) {

    /// @param aspect the one that decides for this kind of endpoint; the other is not looked at
    public static EndpointHealth of(NodeStatus.Aspect aspect, List<NodeStatus> sightings) {
        var relevant = sightings.stream().filter(one -> one.aspect() == aspect).toList();
        var worst = relevant.stream()
                .filter(one -> one.lastDownAt() != null)
                .max(Comparator.comparing(one -> Objects.requireNonNull(one.lastDownAt())));
        return new EndpointHealth(
                well(relevant),
                latest(relevant, one -> Optional.ofNullable(one.lastUpAt())),
                latest(relevant, one -> Optional.ofNullable(one.lastDownAt())),
                worst.flatMap(one -> Optional.ofNullable(one.lastDownDetail())));
    }

    /// Whether there is trouble now.
    public boolean isDown() {
        return up.isPresent() && !up.get();
    }

    private static Optional<Boolean> well(List<NodeStatus> sightings) {
        if (sightings.stream().anyMatch(one -> one.state().isUp())) {
            return Optional.of(true);
        }
        return sightings.stream().anyMatch(one -> one.state().isDown()) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Instant> latest(List<NodeStatus> sightings, Function<NodeStatus, Optional<Instant>> time) {
        return sightings.stream().map(time).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
