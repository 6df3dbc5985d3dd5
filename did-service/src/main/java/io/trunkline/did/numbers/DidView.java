package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidWithUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number as the API returns it.
///
/// @param number in E.164 form
/// @param rawNumber the number as it was written; null if it was added before this was kept
/// @param maxUsage how many calls may use it as caller ID; null for no limit
/// @param usageCount calls that used it as caller ID, answered or not
/// @param lastUsed when the latest of them began
/// @param importId the import that added it; null if a request did
record DidView(
        UUID id,
        UUID tenantId,
        String number,
        @Nullable String rawNumber,
        @Nullable String areaCode,
        String trunk,
        String status,
        @Nullable Long maxUsage,
        long usageCount,
        @Nullable Instant lastUsed,
        List<String> tags,
        Map<String, String> metadata,
        @Nullable UUID importId,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static DidView of(DidWithUsage usage) {
        Did did = usage.did();
        return new DidView(
                did.id().value(),
                did.tenantId().value(),
                did.number().e164(),
                did.origin().rawNumber(),
                did.settings().areaCode(),
                did.settings().trunk(),
                did.settings().status().wireName(),
                did.settings().maxUsage(),
                usage.calls(),
                usage.lastUsed(),
                did.settings().tags(),
                did.settings().metadata(),
                did.origin().importId(),
                did.version(),
                did.createdAt(),
                did.updatedAt());
    }
}
