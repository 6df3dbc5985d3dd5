package io.trunkline.routing.decisions.domain;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A campaign's rules in the words and seconds in which they are kept and shown.
///
/// @param openingHours such as `monday 09:00-18:00`; none at all for always
public record WrittenRules(
        String strategy,
        String timeZone,
        List<String> openingHours,
        @Nullable Integer callLimitSeconds,
        @Nullable Integer cause,
        @Nullable String announcement,
        @Nullable String repeatMode,
        @Nullable Integer repeatWindowSeconds) {
    public static WrittenRules of(CampaignRules rules) {
        return new WrittenRules(
                word(rules.strategy()),
                rules.hours().zone().getId(),
                rules.hours().spans().stream().map(OpeningHours.Span::toString).toList(),
                rules.callLimit().map(WrittenRules::seconds).orElse(null),
                rules.regret().cause().orElse(null),
                rules.regret().announcement().map(Announcement::sound).orElse(null),
                rules.repeats().map(repeats -> word(repeats.mode())).orElse(null),
                rules.repeats().map(repeats -> seconds(repeats.window())).orElse(null));
    }

    /// @throws RuntimeException for words that [#of] does not write
    public CampaignRules read() {
        return new CampaignRules(
                Strategy.valueOf(strategy.toUpperCase(Locale.ROOT)),
                new OpeningHours(
                        ZoneId.of(timeZone),
                        openingHours.stream().map(OpeningHours.Span::parse).toList()),
                Optional.ofNullable(callLimitSeconds).map(Duration::ofSeconds),
                new Regret(
                        Optional.ofNullable(cause),
                        Optional.ofNullable(announcement).map(Announcement::new)),
                repeats());
    }

    private Optional<RepeatCallers> repeats() {
        return repeatMode == null || repeatWindowSeconds == null
                ? Optional.empty()
                : Optional.of(new RepeatCallers(
                        RepeatCallers.Mode.valueOf(repeatMode.toUpperCase(Locale.ROOT)),
                        Duration.ofSeconds(repeatWindowSeconds)));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
