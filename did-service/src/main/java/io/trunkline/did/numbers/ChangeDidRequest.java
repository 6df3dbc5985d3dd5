package io.trunkline.did.numbers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to change a number. Absent properties stay unchanged.
///
/// @param tenantId must be the current tenant, if present
/// @param number must be the current number, if present
/// @param maxUsage how many calls may use it as caller ID; 0 removes the limit
record ChangeDidRequest(
        @Nullable UUID tenantId,
        @Size(max = 40) @Nullable String number,
        @Pattern(regexp = DidFormats.AREA_CODE) @Nullable String areaCode,
        @Pattern(regexp = DidFormats.TRUNK) @Nullable String trunk,
        @Pattern(regexp = DidFormats.STATUS) @Nullable String status,
        @Min(0) @Max(DidFormats.MAX_USAGE) @Nullable Long maxUsage,
        @Size(max = 20) @Nullable Map<@Size(max = 40) String, @Size(max = 255) String> metadata) {}
