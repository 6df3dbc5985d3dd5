package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidWithUsage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number as callers see it.
///
/// @param number E.164
/// @param maxUsage most calls that may be placed with it; null for no limit
/// @param usageCount calls dialled with it, answered or not
/// @param version for If-Match
record DidView(
        UUID id,
        UUID tenantId,
        String number,
        @Nullable String areaCode,
        String trunk,
        String status,
        @Nullable Long maxUsage,
        long usageCount,
        @Nullable Instant lastUsed,
        Map<String, String> metadata,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static DidView of(DidWithUsage used) {
        Did did = used.did();
        return new DidView(
                did.id(),
                did.tenantId(),
                did.number().value(),
                did.settings().areaCode(),
                did.settings().trunk(),
                did.settings().status().wireName(),
                did.settings().maxUsage(),
                used.calls(),
                used.lastUsed(),
                did.settings().metadata(),
                did.version(),
                did.createdAt(),
                did.updatedAt());
    }
}
