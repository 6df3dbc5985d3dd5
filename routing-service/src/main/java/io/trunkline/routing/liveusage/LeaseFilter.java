package io.trunkline.routing.liveusage;

import java.util.Optional;
import java.util.UUID;

/// Which leases to list; an empty filter matches every lease.
record LeaseFilter(
        Optional<String> node,
        Optional<UUID> tenantId,
        Optional<UUID> campaignId,
        Optional<UUID> carrierId,
        Optional<String> callId) {}
