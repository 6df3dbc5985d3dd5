package io.trunkline.provisioning.endpoints.domain;

import io.trunkline.provisioning.domain.WireName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one node sees of an endpoint, as it is shown to callers.
///
/// @param aspect `registration` or `contact`
/// @param state `registered`, `unregistered`, `rejected`, `reachable`, `unreachable`, `unknown` or `removed`
public record NodeReport(
        String node,
        String aspect,
        String state,
        Instant since,
        @Nullable String detail) {

    public static List<NodeReport> all(List<Sighting> sightings) {
        return sightings.stream().map(NodeReport::of).toList();
    }

    private static NodeReport of(Sighting seen) {
        return new NodeReport(
                seen.node(), WireName.of(seen.aspect()), WireName.of(seen.state()), seen.since(), seen.detail());
    }
}
