package io.trunkline.did.numbers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What callers may ask for.
final class DidRequests {
    private static final String TRUNK = "[A-Za-z0-9_-]{1,40}";
    private static final String AREA_CODE = "[0-9]{1,10}";
    private static final String STATUS = "active|available|inactive|suspended";

    private static final long HIGHEST_MAX_USAGE = 1_000_000_000;

    private DidRequests() {}

    /// A new number.
    ///
    /// @param tenantId whose it is; a seller may leave it out
    /// @param number in any of the forms that people write
    /// @param areaCode taken from the number when left out
    /// @param trunk `PJSIP` when left out
    /// @param status `available` when left out
    /// @param maxUsage most calls that may be placed with it; no limit when left out
    record AddDidRequest(
            @Nullable UUID tenantId,
            @NotBlank @Size(max = 40) String number,
            @Pattern(regexp = AREA_CODE) @Nullable String areaCode,
            @Pattern(regexp = TRUNK) @Nullable String trunk,
            @Pattern(regexp = STATUS) @Nullable String status,
            @Min(1) @Max(HIGHEST_MAX_USAGE) @Nullable Long maxUsage,
            @Size(max = 20) @Nullable Map<@Size(max = 40) String, @Size(max = 255) String> metadata) {}

    /// A change; what is left out stays as it is.
    ///
    /// @param tenantId may be sent back as it was read
    /// @param number may be sent back as it was read
    /// @param maxUsage most calls that may be placed with it; 0 takes the limit away
    record ChangeDidRequest(
            @Nullable UUID tenantId,
            @Size(max = 40) @Nullable String number,
            @Pattern(regexp = AREA_CODE) @Nullable String areaCode,
            @Pattern(regexp = TRUNK) @Nullable String trunk,
            @Pattern(regexp = STATUS) @Nullable String status,
            @Min(0) @Max(HIGHEST_MAX_USAGE) @Nullable Long maxUsage,
            @Size(max = 20) @Nullable Map<@Size(max = 40) String, @Size(max = 255) String> metadata) {}
}
