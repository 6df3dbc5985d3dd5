package io.trunkline.routing.placedcalls;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of a call to place. At most one of campaign, carrier and dial prefix may be named.
///
/// @param tenantId  whose call; may be left out where `from` or `campaignId` tells, and by sellers always
/// @param to        whom to call, as people write numbers
/// @param from      id or number of the DID to show; the least used one when left out
/// @param carrier   id or endpoint name
/// @param connect   what the answered leg joins; it is held when left out
/// @param reference kept with the record: agentId, leadId and the like
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
        Map<@Pattern(regexp = "[A-Za-z][A-Za-z0-9_]{0,39}") String, @Size(max = 200) @NotBlank String> reference) {
    /// One of the two.
    record ConnectRequest(
            @Nullable @Pattern(regexp = "[A-Za-z][A-Za-z0-9_-]{0,39}")
            String context,

            @Nullable UUID client) {}

    Map<String, String> referenceOrEmpty() {
        return reference == null ? Map.of() : reference;
    }

    Optional<String> callerId() {
        return Optional.ofNullable(from).map(String::strip);
    }

    boolean isAmbiguous() {
        int named = (campaignId == null ? 0 : 1) + (carrier == null ? 0 : 1) + (dialPrefix == null ? 0 : 1);
        return named > 1;
    }
}
