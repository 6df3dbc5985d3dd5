package io.trunkline.routing.blockedcallers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A caller whose calls a tenant does not take.
///
/// @param number    in E.164, or `anonymous` for all who show none
/// @param note      why, for people
/// @param createdBy username
record BlockedCaller(UUID tenantId, String number, @Nullable String note, String createdBy, Instant createdAt) {}
