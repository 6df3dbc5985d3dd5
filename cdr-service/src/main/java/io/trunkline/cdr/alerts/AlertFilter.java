package io.trunkline.cdr.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The filters of a list of alerts. An empty one matches every alert.
///
/// @param tenantId a seller's own tenant, or the one that an admin or staff asks for
/// @param since    earliest time, inclusive
record AlertFilter(
        Optional<UUID> tenantId,
        List<String> kinds,
        List<String> severities,
        Optional<String> subject,
        Optional<Instant> since) {}
