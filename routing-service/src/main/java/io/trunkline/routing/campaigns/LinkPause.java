package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.LinkScheduleSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The pause of a link, which takes no calls meanwhile.
///
/// @param reason appears in the trace of each call that the link does not get
record LinkPause(@NotBlank @Size(max = 200) String reason) {
    static @Nullable LinkPause of(LinkScheduleSettings schedule) {
        return schedule.pauseReason() == null ? null : new LinkPause(schedule.pauseReason());
    }
}
