package io.trunkline.routing.placedcalls;

import io.trunkline.telephony.tags.CallTags;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Body of `POST /api/v1/calls`. At most one of `campaignId`, `carrier` and `dialPrefix` may be set.
///
/// @param tenantId defaults to a seller's own tenant; optional if `from` or `campaignId` identifies the tenant
/// @param to the number to call, in any common notation
/// @param from id or number of the DID to use as caller ID; the least used one if omitted
/// @param carrier id or endpoint id
/// @param connect what the answered call is connected to; it is put on hold if omitted
/// @param reference stored with the call record: agentId, leadId and similar
/// @param tags names and values for the rules of links, such as `vertical` and `solar`
/// @param rotation which number is the caller ID; not with `from`
record PlaceCallRequest(
        @Nullable UUID tenantId,
        @NotBlank @Size(max = 40) String to,
        @Nullable @Size(min = 1, max = 40) String from,
        @Nullable UUID campaignId,
        @Nullable @Size(min = 1, max = 40) String carrier,

        @Nullable @Pattern(regexp = "[0-9]{1,10}", message = "must be 1 to 10 digits")
        String dialPrefix,

        @Nullable @Valid ConnectRequest connect,

        @Nullable @Size(max = 20)
        Map<@Pattern(regexp = "[A-Za-z][A-Za-z0-9_]{0,39}") String, @Size(max = 200) @NotBlank String> reference,

        @Nullable @Size(max = CallTags.MAX_TAGS)
        Map<@Pattern(regexp = CallTags.NAME) String, @NotNull @Pattern(regexp = CallTags.VALUE) String> tags,

        @Nullable @Valid Rotation rotation) {
    /// Which number is the caller ID. An omitted filter matches every number.
    ///
    /// @param region as in the number's `metadata`
    /// @param trunk name of a carrier, or `PJSIP`
    /// @param localPresence whether a number near the called one comes first: with its area code, then of its
    ///     state or province, then with its country code
    record Rotation(
            @Nullable @Pattern(regexp = "[0-9]{1,10}", message = "must be 1 to 10 digits")
            String areaCode,

            @Nullable @Size(min = 1, max = 200) String region,
            @Nullable @Size(min = 1, max = 40) String tag,
            @Nullable @Size(min = 1, max = 200) String trunk,
            @Nullable Boolean localPresence) {
        boolean hasFilters() {
            return areaCode != null || region != null || tag != null || trunk != null;
        }
    }

    /// Exactly one of the two is set.
    record ConnectRequest(
            @Nullable @Pattern(regexp = "[A-Za-z][A-Za-z0-9_-]{0,39}")
            String context,

            @Nullable UUID client) {}

    Map<String, String> referenceOrEmpty() {
        return reference == null ? Map.of() : reference;
    }

    CallTags callTags() {
        return tags == null ? CallTags.NONE : CallTags.of(tags);
    }

    Optional<String> callerId() {
        return Optional.ofNullable(from).map(String::strip);
    }

    boolean isAmbiguous() {
        int named = (campaignId == null ? 0 : 1) + (carrier == null ? 0 : 1) + (dialPrefix == null ? 0 : 1);
        return named > 1;
    }
}
