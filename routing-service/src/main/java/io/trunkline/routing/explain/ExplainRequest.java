package io.trunkline.routing.explain;

import io.trunkline.telephony.tags.CallTags;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Body of `POST /api/v1/routes/explain`. Its fields are the parameters of GET.
///
/// @param direction `inbound` if omitted
/// @param number the called number
record ExplainRequest(
        @Nullable @Pattern(regexp = "inbound|outbound") String direction,
        @NotNull @Size(min = 1, max = 40) String number,
        @Nullable @Size(max = 40) String from,
        @Nullable UUID campaignId,
        @Nullable UUID tenantId,

        @Nullable @Pattern(regexp = "[0-9]{1,10}", message = "must be 1 to 10 digits")
        String dialPrefix,

        @Nullable @Size(max = 20) List<@NotNull String> tried,
        @Nullable @Size(max = CallTags.MAX_HEADER) String tags) {}
