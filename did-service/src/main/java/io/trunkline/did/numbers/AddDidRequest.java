package io.trunkline.did.numbers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to add a number.
///
/// @param tenantId the tenant it belongs to; a seller may omit it
/// @param number in any form that [PhoneNumberReader#read] accepts
/// @param areaCode default: the area code of the number
/// @param trunk default `PJSIP`
/// @param status default `available`
/// @param maxUsage how many calls may use it as caller ID; absent for no limit
record AddDidRequest(
        @Nullable UUID tenantId,
        @NotBlank @Size(max = 40) String number,
        @Pattern(regexp = DidFormats.AREA_CODE) @Nullable String areaCode,
        @Pattern(regexp = DidFormats.TRUNK) @Nullable String trunk,
        @Pattern(regexp = DidFormats.STATUS) @Nullable String status,
        @Min(1) @Max(DidFormats.MAX_USAGE) @Nullable Long maxUsage,
        @Size(max = 20) @Nullable Map<@Size(max = 40) String, @Size(max = 255) String> metadata) {}
