package io.trunkline.cdr.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a recount of a day found.
///
/// @param upTo how far records were counted then; null while older records are counted for the first time
/// @param calls how many counted records of calls that started on that day were compared with what is counted of
///     them
/// @param wrongCalls call ids of records that were counted with other values, 100 at most
/// @param differences buckets of statistics that are not the sum of their calls, 100 at most
record RecountView(
        LocalDate day,
        @Nullable Instant upTo,
        boolean correct,
        long calls,
        List<String> wrongCalls,
        List<BucketDifference> differences) {
    RecountView {
        wrongCalls = List.copyOf(wrongCalls);
        differences = List.copyOf(differences);
    }

    /// A bucket with a figure that is not the sum of its calls.
    ///
    /// @param size `minute`, `hour` or `day`
    /// @param by what `id` is, such as `carrier`
    /// @param tenantId 00000000-0000-0000-0000-000000000000 in figures of all tenants
    /// @param at start of the bucket
    record BucketDifference(
            String size, String by, String id, UUID tenantId, Instant at, List<FigureDifference> figures) {
        BucketDifference {
            figures = List.copyOf(figures);
        }
    }

    /// @param stored  what statistics have, as JSON
    /// @param recounted what they should have, as JSON
    record FigureDifference(String figure, String stored, String recounted) {}
}
