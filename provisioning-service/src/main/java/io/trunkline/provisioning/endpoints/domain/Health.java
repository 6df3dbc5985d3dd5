package io.trunkline.provisioning.endpoints.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// How an endpoint is doing by what the nodes see of it.
///
/// @param well empty while nobody knows; true when any node has it registered or reachable; false when some see
///     it rejected, unregistered or unreachable and none sees it well
/// @param lastError what was last said of trouble, also when it is over
public record Health(
        Optional<Boolean> well,
        Optional<Instant> lastGoodAt,
        Optional<Instant> lastErrorAt,
        Optional<String> lastError) {

    /// @param aspect the one that decides for this kind of endpoint; the other is not looked at
    public static Health of(Sighting.Aspect aspect, List<Sighting> sightings) {
        var relevant = sightings.stream().filter(one -> one.aspect() == aspect).toList();
        var worst = relevant.stream()
                .filter(one -> one.lastBadAt() != null)
                .max(Comparator.comparing(one -> Objects.requireNonNull(one.lastBadAt())));
        return new Health(
                well(relevant),
                latest(relevant, one -> Optional.ofNullable(one.lastGoodAt())),
                latest(relevant, one -> Optional.ofNullable(one.lastBadAt())),
                worst.flatMap(one -> Optional.ofNullable(one.lastBadDetail())));
    }

    /// Whether there is trouble now.
    public boolean failing() {
        return well.isPresent() && !well.get();
    }

    private static Optional<Boolean> well(List<Sighting> sightings) {
        if (sightings.stream().anyMatch(one -> one.state().good())) {
            return Optional.of(true);
        }
        return sightings.stream().anyMatch(one -> one.state().bad()) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Instant> latest(List<Sighting> sightings, Function<Sighting, Optional<Instant>> time) {
        return sightings.stream().map(time).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
