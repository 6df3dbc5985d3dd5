package io.trunkline.routing.decision.domain.campaign;

import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.telephony.hours.OpeningHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A campaign's rules as they are stored and shown in JSON.
///
/// @param openingHours such as `monday 09:00-18:00`; empty for always
/// @param allowedCallers entries of a [CallerFilter]
/// @param repeatWindowSeconds null for ever, if there is a mode
public record StoredCampaignRules(
        String strategy,
        String timeZone,
        List<String> openingHours,
        @Nullable Integer maxCallSeconds,
        @Nullable Integer cause,
        @Nullable String announcement,
        @Nullable String repeatMode,
        @Nullable Integer repeatWindowSeconds,
        @Nullable String repeatScope,
        List<String> allowedCallers,
        List<String> excludedCallers) {
    public static StoredCampaignRules from(CampaignRules rules) {
        return new StoredCampaignRules(
                stored(rules.strategy()),
                rules.hours().zone().getId(),
                rules.hours().texts(),
                rules.maxCallDuration().map(StoredCampaignRules::seconds).orElse(null),
                rules.unavailableTreatment().cause().orElse(null),
                rules.unavailableTreatment()
                        .announcement()
                        .map(Announcement::sound)
                        .orElse(null),
                rules.repeatCallers().map(repeats -> stored(repeats.mode())).orElse(null),
                rules.repeatCallers()
                        .flatMap(RepeatCallers::window)
                        .map(StoredCampaignRules::seconds)
                        .orElse(null),
                rules.repeatCallers().map(repeats -> stored(repeats.scope())).orElse(null),
                rules.callerFilter().allowed(),
                rules.callerFilter().excluded());
    }

    /// @throws RuntimeException for values that [#from] does not write
    public CampaignRules toRules() {
        return new CampaignRules(
                Strategy.valueOf(constantName(strategy)),
                OpeningHours.parse(ZoneId.of(timeZone), openingHours),
                Optional.ofNullable(maxCallSeconds).map(Duration::ofSeconds),
                new UnavailableTreatment(
                        Optional.ofNullable(cause),
                        Optional.ofNullable(announcement).map(Announcement::new)),
                repeatCallers(),
                new CallerFilter(allowedCallers, excludedCallers));
    }

    private Optional<RepeatCallers> repeatCallers() {
        return repeatMode == null || repeatScope == null
                ? Optional.empty()
                : Optional.of(new RepeatCallers(
                        RepeatCallers.Mode.valueOf(constantName(repeatMode)),
                        Optional.ofNullable(repeatWindowSeconds).map(Duration::ofSeconds),
                        RepeatCallers.Scope.valueOf(constantName(repeatScope))));
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constantName(String stored) {
        return stored.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
