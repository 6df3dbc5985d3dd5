package io.trunkline.routing.campaigns.store;

import io.trunkline.routing.caps.domain.Counting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the caps of campaigns and links count, in their columns `caps_count` and `minimum_talk_seconds`.
final class SqlCountings {
    private SqlCountings() {}

    static Counting counting(@Nullable String what, @Nullable Integer minimumTalkSeconds) {
        return switch (what) {
            case "attempts" -> Counting.ATTEMPTS;
            case "answered" ->
                Counting.answered(Duration.ofSeconds(minimumTalkSeconds == null ? 0 : minimumTalkSeconds));
            case null, default -> Counting.STANDARD;
        };
    }

    static @Nullable String what(Counting counting) {
        return switch (counting.what()) {
            case STANDARD -> null;
            case ATTEMPTS -> "attempts";
            case ANSWERED -> "answered";
        };
    }

    static @Nullable Integer minimumTalkSeconds(Counting counting) {
        return counting.minimumTalk().isZero()
                ? null
                : (int) counting.minimumTalk().toSeconds();
    }
}
