package io.trunkline.provisioning.observedstatus.domain;

import java.util.List;
import java.util.Optional;

/// Everything that was seen of one endpoint, apart from its configuration.
public record ObservedStatus(Optional<AppliedVersion> applied, List<NodeStatus> nodeStatuses) {
    public static final ObservedStatus NONE = new ObservedStatus(Optional.empty(), List.of());

    public ObservedStatus {
        nodeStatuses = List.copyOf(nodeStatuses);
    }
}
