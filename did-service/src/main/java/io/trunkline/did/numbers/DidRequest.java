package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to add or replace a number. Absent properties get their default. The tenant and the number of an
/// existing one cannot be changed.
///
/// @param tenantId the tenant it belongs to; a seller may omit it
/// @param number in any form that [PhoneNumberReader#read] accepts
/// @param areaCode default: the area code of the number
/// @param trunk default `PJSIP`
/// @param status default `available`
/// @param maxUsage how many calls may use it as caller ID; absent for no limit
/// @param tags words of the tenant's choice, to filter by
record DidRequest(
        @Nullable UUID tenantId,
        @NotBlank @Size(max = DidFormats.MAX_NUMBER_LENGTH) String number,

        @Pattern(regexp = DidFormats.AREA_CODE, message = DidFormats.AREA_CODE_RULE) @Nullable
        String areaCode,

        @Pattern(regexp = DidFormats.TRUNK, message = DidFormats.TRUNK_RULE) @Nullable
        String trunk,

        @Pattern(regexp = DidFormats.STATUS, message = DidFormats.STATUS_RULE) @Nullable
        String status,

        @Min(0) @Max(DidFormats.MAX_USAGE) @Nullable Long maxUsage,

        @Size(max = DidFormats.MAX_TAGS) @Nullable
        List<@NotNull @Pattern(regexp = DidFormats.TAG, message = DidFormats.TAG_RULE) String> tags,

        @Size(max = 20) @Nullable Map<@Size(max = 40) String, @NotNull @Size(max = 255) String> metadata) {

    /// The request that would replace the number by itself.
    static DidRequest of(Did did) {
        Did.Settings settings = did.settings();
        return new DidRequest(
                did.tenantId().value(),
                did.number().e164(),
                settings.areaCode(),
                settings.trunk(),
                settings.status().wireName(),
                settings.maxUsage(),
                settings.tags(),
                settings.metadata());
    }

    /// For clients of earlier systems, in which 0 removes the limit.
    DidRequest withZeroAsNoLimit() {
        return maxUsage == null || maxUsage > 0
                ? this
                : new DidRequest(tenantId, number, areaCode, trunk, status, null, tags, metadata);
    }
}
