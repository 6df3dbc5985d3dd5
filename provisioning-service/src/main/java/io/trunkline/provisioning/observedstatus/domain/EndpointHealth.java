package io.trunkline.provisioning.observedstatus.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Whether an endpoint is up, by the status that the nodes report.
///
/// @param up true if any node reports it as registered or reachable; false if none does and at least one reports it
///     as rejected, unregistered or unreachable; empty if unknown
/// @param since when it came up or went down; empty if unknown
/// @param roundTripMillis the shortest that a node measured, of those that report it as up
/// @param lastError the latest error, even if it is over
public record EndpointHealth(
        Optional<Boolean> up,
        Optional<Instant> since,
        Optional<Double> roundTripMillis,
        Optional<Instant> lastUpAt,
        Optional<Instant> lastErrorAt,
        Optional<String> lastError) {

    /// @param aspect the aspect that decides for this kind of endpoint; the other one is ignored
    public static EndpointHealth of(NodeStatus.Aspect aspect, List<NodeStatus> statuses) {
        var relevant =
                statuses.stream().filter(status -> status.aspect() == aspect).toList();
        var lastDown = relevant.stream()
                .filter(status -> status.lastDownAt() != null)
                .max(Comparator.comparing(status -> Objects.requireNonNull(status.lastDownAt())));
        var up = relevant.stream().filter(status -> status.state().isUp()).toList();
        return new EndpointHealth(
                isUpOnAnyNode(relevant),
                since(relevant),
                up.stream()
                        .map(NodeStatus::roundTripMillis)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder()),
                latest(relevant, status -> Optional.ofNullable(status.lastUpAt())),
                latest(relevant, status -> Optional.ofNullable(status.lastDownAt())),
                lastDown.flatMap(status -> Optional.ofNullable(status.lastDownDetail())));
    }

    /// True if the endpoint is known to be up.
    public boolean isUp() {
        return up.isPresent() && up.get();
    }

    /// True if the endpoint is known to be down.
    public boolean isDown() {
        return up.isPresent() && !up.get();
    }

    private static Optional<Boolean> isUpOnAnyNode(List<NodeStatus> statuses) {
        if (statuses.stream().anyMatch(status -> status.state().isUp())) {
            return Optional.of(true);
        }
        return statuses.stream().anyMatch(status -> status.state().isDown()) ? Optional.of(false) : Optional.empty();
    }

    /// Up since the first of the nodes that report it as up, or down since the last one reported it as down.
    private static Optional<Instant> since(List<NodeStatus> statuses) {
        var up = statuses.stream()
                .filter(status -> status.state().isUp())
                .map(NodeStatus::since)
                .min(Comparator.naturalOrder());
        return up.isPresent()
                ? up
                : statuses.stream()
                        .filter(status -> status.state().isDown())
                        .map(NodeStatus::since)
                        .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> latest(List<NodeStatus> statuses, Function<NodeStatus, Optional<Instant>> time) {
        return statuses.stream().map(time).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
