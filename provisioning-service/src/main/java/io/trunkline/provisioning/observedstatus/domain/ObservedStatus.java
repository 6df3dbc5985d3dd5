package io.trunkline.provisioning.observedstatus.domain;

import java.util.List;
import java.util.Optional;

/// The observed status of an endpoint: the version that Asterisk's tables have, and what each node reports.
public record ObservedStatus(Optional<AppliedVersion> applied, List<NodeStatus> nodeStatuses) {
    public static final ObservedStatus NONE = new ObservedStatus(Optional.empty(), List.of());

    public ObservedStatus {
        nodeStatuses = List.copyOf(nodeStatuses);
    }
}
