package io.trunkline.provisioning.endpoints.domain;

import java.util.List;
import java.util.Optional;

/// Everything that was seen of one endpoint, apart from its configuration.
public record Observation(Optional<AppliedVersion> applied, List<Sighting> sightings) {
    public static final Observation NOTHING = new Observation(Optional.empty(), List.of());

    public Observation {
        sightings = List.copyOf(sightings);
    }
}
