package io.trunkline.did.numbers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to change several numbers.
///
/// @param ids the numbers to change
/// @param set what they get
record BulkChange(
        @NotNull @Size(min = 1, max = BulkChange.MAX_IDS) List<@NotNull UUID> ids,
        @NotNull @Valid BulkValues set) {
    static final int MAX_IDS = 1_000;

    /// Absent values stay as they are.
    ///
    /// @param tags replace the tags of a number
    /// @param addTags are added to them
    /// @param removeTags are removed then
    record BulkValues(
            @Pattern(regexp = DidFormats.STATUS, message = DidFormats.STATUS_RULE) @Nullable
            String status,

            @Pattern(regexp = DidFormats.TRUNK, message = DidFormats.TRUNK_RULE) @Nullable
            String trunk,

            @Size(max = DidFormats.MAX_TAGS) @Nullable
            List<@NotNull @Pattern(regexp = DidFormats.TAG, message = DidFormats.TAG_RULE) String> tags,

            @Size(max = DidFormats.MAX_TAGS) @Nullable
            List<@NotNull @Pattern(regexp = DidFormats.TAG, message = DidFormats.TAG_RULE) String> addTags,

            @Size(max = DidFormats.MAX_TAGS) @Nullable List<@NotNull String> removeTags) {

        boolean isEmpty() {
            return status == null && trunk == null && tags == null && addTags == null && removeTags == null;
        }

        /// The request that gives a number these values.
        DidRequest applyTo(DidRequest before) {
            var newTags = new TreeSet<>(orNone(tags == null ? before.tags() : tags));
            newTags.addAll(orNone(addTags));
            orNone(removeTags).forEach(newTags::remove);
            return new DidRequest(
                    before.tenantId(),
                    before.number(),
                    before.areaCode(),
                    trunk == null ? before.trunk() : trunk,
                    status == null ? before.status() : status,
                    before.maxUsage(),
                    List.copyOf(newTags),
                    before.metadata());
        }

        private static List<String> orNone(@Nullable List<String> values) {
            return values == null ? List.of() : values;
        }
    }
}
