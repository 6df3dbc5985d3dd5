package io.trunkline.routing.blockedcallers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A caller whose calls a tenant refuses.
///
/// @param number E.164, or `anonymous` for all callers who withhold their number
/// @param note free text, such as the reason
/// @param createdBy username
record BlockedCaller(
        UUID id, UUID tenantId, String number, @Nullable String note, String createdBy, Instant createdAt) {}
