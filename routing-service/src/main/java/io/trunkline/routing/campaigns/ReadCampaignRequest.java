package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.CampaignRequest.OverflowRequest;
import io.trunkline.routing.campaigns.CampaignRequest.WhenUnavailableRequest;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.OverflowSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import io.trunkline.routing.decision.domain.campaign.OpeningHours;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A request's body to a campaign's settings, naming every field that is wrong at once.
@Component
class ReadCampaignRequest {
    private static final int DEFAULT_RING_SECONDS = 30;

    private final RoutingSettings settings;

    ReadCampaignRequest(RoutingSettings settings) {
        this.settings = settings;
    }

    /// @throws io.trunkline.web.problem.ProblemException for a prefix beside a carrier, and for fields that cannot
    ///     be
    Settings settings(CampaignRequest request) {
        if (request.dialPrefix() != null && request.carrierId() != null) {
            throw RoutingProblem.PREFIX_OR_CARRIER.problem("Name dialPrefix or carrierId, not both");
        }
        return new Settings(
                request.name().strip(),
                !"inactive".equals(request.status()),
                orDefault(request.dialTimeoutSeconds(), DEFAULT_RING_SECONDS),
                request.dialPrefix(),
                request.carrierId(),
                rules(request),
                new Limits(request.maxConcurrency(), request.totalCallsAllowed(), request.dailyCap(), null, null),
                overflow(request.overflow()),
                orDefault(request.callerIdDidIds(), List.of()));
    }

    private CampaignRules rules(CampaignRequest request) {
        List<FieldViolation> faults = new ArrayList<>();
        ZoneId zone = zone(request.timeZone(), faults);
        List<OpeningHours.Span> spans = spans(request.openingHours(), faults);
        UnavailableTreatment regret = unavailableTreatment(request.whenUnavailable(), faults);
        if (!faults.isEmpty()) {
            String fields = faults.stream().map(FieldViolation::field).collect(Collectors.joining(", "));
            throw CommonProblem.INVALID.problem("Not as it must be: " + fields, Map.of("errors", faults));
        }
        return new CampaignRules(
                Strategy.valueOf(
                        orDefault(request.routingStrategy(), "priority").toUpperCase(Locale.ROOT)),
                new OpeningHours(zone, spans),
                Optional.ofNullable(request.maxCallSeconds()).map(Duration::ofSeconds),
                regret,
                repeatCallers(request.repeatCallers()));
    }

    private static ZoneId zone(@Nullable String name, List<FieldViolation> faults) {
        if (name == null) {
            return ZoneId.of("UTC");
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        faults.add(new FieldViolation("timeZone", "time-zone", "must be an IANA time zone such as America/New_York"));
        return ZoneOffset.UTC;
    }

    private static List<OpeningHours.Span> spans(@Nullable WeeklyHours week, List<FieldViolation> faults) {
        List<WeeklyHours.SpanField> placed = week == null ? List.of() : week.spans();
        List<OpeningHours.Span> spans =
                placed.stream().map(WeeklyHours.SpanField::span).toList();
        Optional<OpeningHours.Span> overlap = OpeningHours.overlap(spans);
        placed.stream()
                .filter(one -> overlap.isPresent() && one.span() == overlap.get())
                .findFirst()
                .ifPresent(one -> faults.add(
                        new FieldViolation(one.field(), "overlap", "must not begin before another has ended")));
        return overlap.isPresent() ? List.of() : spans;
    }

    private UnavailableTreatment unavailableTreatment(
            @Nullable WhenUnavailableRequest asked, List<FieldViolation> faults) {
        if (asked == null) {
            return UnavailableTreatment.NONE;
        }
        Optional<Integer> cause = Optional.ofNullable(asked.cause());
        Optional<String> sound = Optional.ofNullable(asked.announcement());
        if (cause.filter(one -> !UnavailableTreatment.ALLOWED_CAUSES.contains(one))
                .isPresent()) {
            String causes = UnavailableTreatment.ALLOWED_CAUSES.stream()
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            faults.add(new FieldViolation("whenUnavailable.cause", "allowed", "must be one of " + causes));
            return UnavailableTreatment.NONE;
        }
        if (sound.filter(one -> !settings.announcements().contains(one)).isPresent()) {
            String sounds = String.join(", ", settings.announcements());
            faults.add(new FieldViolation("whenUnavailable.announcement", "allowed", "must be one of " + sounds));
            return UnavailableTreatment.NONE;
        }
        return new UnavailableTreatment(cause, sound.map(Announcement::new));
    }

    private static Optional<RepeatCallers> repeatCallers(CampaignRequest.@Nullable RepeatCallersRequest asked) {
        return Optional.ofNullable(asked)
                .map(repeats -> new RepeatCallers(
                        RepeatCallers.Mode.valueOf(repeats.mode().toUpperCase(Locale.ROOT)),
                        Duration.ofSeconds(repeats.windowSeconds())));
    }

    private static @Nullable OverflowSettings overflow(@Nullable OverflowRequest asked) {
        return asked == null
                ? null
                : new OverflowSettings(asked.clientId(), orDefault(asked.ringTimeoutSeconds(), DEFAULT_RING_SECONDS));
    }

    private static <T> T orDefault(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
