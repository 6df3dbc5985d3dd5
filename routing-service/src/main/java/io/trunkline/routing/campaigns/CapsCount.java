package io.trunkline.routing.campaigns;

import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.web.problem.FieldViolation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields `capsCount` and `minimumTalkSeconds` of campaigns and links.
///
/// @param what `attempts`, `answered`, or null for answered calls in totals and attempts in windows
/// @param minimumTalkSeconds null for answered calls of any length
record CapsCount(@Nullable String what, @Nullable Integer minimumTalkSeconds) {
    static CapsCount of(Counting counting) {
        return switch (counting.what()) {
            case STANDARD -> new CapsCount(null, null);
            case ATTEMPTS -> new CapsCount("attempts", null);
            case ANSWERED ->
                new CapsCount(
                        "answered",
                        counting.minimumTalk().isZero()
                                ? null
                                : (int) counting.minimumTalk().toSeconds());
        };
    }

    /// A minimum talk time implies answered calls.
    Counting counting(List<FieldViolation> violations) {
        if ("attempts".equals(what)) {
            if (minimumTalkSeconds != null) {
                violations.add(new FieldViolation(
                        "minimumTalkSeconds", "answered", "must be absent if capsCount is attempts"));
            }
            return Counting.ATTEMPTS;
        }
        return what == null && minimumTalkSeconds == null
                ? Counting.STANDARD
                : Counting.answered(Duration.ofSeconds(minimumTalkSeconds == null ? 0 : minimumTalkSeconds));
    }
}
