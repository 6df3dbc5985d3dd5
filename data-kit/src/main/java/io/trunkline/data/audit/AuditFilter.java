package io.trunkline.data.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which changes of a kind a list has. An empty part selects all.
///
/// @param entity the kind of the entries
/// @param actor id or name
/// @param from inclusive
/// @param to exclusive
record AuditFilter(
        String entity,
        Optional<String> entityId,
        Optional<UUID> tenant,
        Optional<String> actor,
        List<String> actions,
        Optional<Instant> from,
        Optional<Instant> to) {}
