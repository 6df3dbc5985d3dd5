package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.CampaignRequest.OverflowRequest;
import io.trunkline.routing.campaigns.CampaignRequest.WhenUnavailableRequest;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.OverflowSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.campaign.CallerFilter;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.web.patch.MergePatch;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Converts a request body to campaign settings and reports all invalid fields together.
@Component
class ReadCampaignRequest {
    private static final int DEFAULT_RING_SECONDS = 30;

    private final RoutingSettings settings;

    ReadCampaignRequest(RoutingSettings settings) {
        this.settings = settings;
    }

    /// The next version of the campaign, with these settings, or the campaign itself if it has them already.
    CampaignConfiguration replaced(CampaignConfiguration campaign, CampaignRequest request, Instant now) {
        if (request.tenantId() != null && !request.tenantId().equals(campaign.tenantId())) {
            throw InputErrors.invalid(Stream.of(new FieldViolation("tenantId", "fixed", "cannot be changed")));
        }
        return campaign.withSettings(settings(request), request.didIdsOrEmpty(), now);
    }

    /// The next version of the campaign, or the campaign itself if the patch changes nothing.
    CampaignConfiguration patched(CampaignConfiguration campaign, MergePatch patch, Instant now) {
        return replaced(campaign, patch.applyTo(CampaignRequest.of(campaign)), now);
    }

    /// @throws io.trunkline.web.problem.ProblemException if both a dial prefix and a carrier are set, or a
    ///     field is invalid
    Settings settings(CampaignRequest request) {
        if (request.dialPrefix() != null && request.carrierId() != null) {
            throw RoutingProblem.PREFIX_OR_CARRIER.problem("Only one of dialPrefix and carrierId may be set");
        }
        List<FieldViolation> violations = new ArrayList<>();
        CampaignRules rules = rules(request, violations);
        Counting counting = new CapsCount(request.capsCount(), request.minimumTalkSeconds()).counting(violations);
        if (!violations.isEmpty()) {
            throw InputErrors.invalid(violations.stream());
        }
        return new Settings(
                request.name().strip(),
                !"inactive".equals(request.status()),
                orDefault(request.dialTimeoutSeconds(), DEFAULT_RING_SECONDS),
                request.dialPrefix(),
                request.carrierId(),
                rules,
                new Limits(request.maxConcurrency(), request.totalCallsAllowed(), request.dailyCap(), null, null),
                counting,
                overflow(request.overflow()),
                orDefault(request.callerIdDidIds(), List.of()));
    }

    private CampaignRules rules(CampaignRequest request, List<FieldViolation> violations) {
        ZoneId zone = HoursValidation.zone(orDefault(request.timeZone(), "UTC"), violations);
        List<OpeningHours.Span> spans = HoursValidation.spans(request.openingHours(), violations);
        UnavailableTreatment treatment = unavailableTreatment(request.whenUnavailable(), violations);
        return new CampaignRules(
                Strategy.valueOf(constantName(orDefault(request.routingStrategy(), "priority"))),
                new OpeningHours(zone, spans),
                Optional.ofNullable(request.maxCallSeconds()).map(Duration::ofSeconds),
                treatment,
                repeatCallers(request.repeatCallers()),
                callerFilter(request.callerFilter(), violations));
    }

    private UnavailableTreatment unavailableTreatment(
            @Nullable WhenUnavailableRequest request, List<FieldViolation> violations) {
        if (request == null) {
            return UnavailableTreatment.NONE;
        }
        Optional<Integer> cause = Optional.ofNullable(request.cause());
        Optional<String> sound = Optional.ofNullable(request.announcement());
        if (cause.filter(value -> !UnavailableTreatment.ALLOWED_CAUSES.contains(value))
                .isPresent()) {
            String causes = UnavailableTreatment.ALLOWED_CAUSES.stream()
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            violations.add(new FieldViolation("whenUnavailable.cause", "allowed", "must be one of " + causes));
            return UnavailableTreatment.NONE;
        }
        if (sound.filter(value -> !settings.announcements().contains(value)).isPresent()) {
            String sounds = String.join(", ", settings.announcements());
            violations.add(new FieldViolation("whenUnavailable.announcement", "allowed", "must be one of " + sounds));
            return UnavailableTreatment.NONE;
        }
        return new UnavailableTreatment(cause, sound.map(Announcement::new));
    }

    private static CallerFilter callerFilter(
            CampaignRequest.@Nullable CallerFilterRequest request, List<FieldViolation> violations) {
        return request == null
                ? CallerFilter.NONE
                : new CallerFilter(
                        places("callerFilter.allowed", request.allowed(), violations),
                        places("callerFilter.excluded", request.excluded(), violations));
    }

    private static List<String> places(String field, @Nullable List<String> entries, List<FieldViolation> violations) {
        List<String> places = entries == null
                ? List.of()
                : entries.stream().map(String::strip).distinct().toList();
        Stream.iterate(0, i -> i < places.size(), i -> i + 1)
                .filter(i -> !CallerFilter.isEntry(places.get(i)))
                .forEach(i -> violations.add(new FieldViolation(
                        field + "[" + i + "]",
                        "place",
                        "must be a country such as US, a state such as US-GA, or a prefix such as +1404")));
        return places;
    }

    private static Optional<RepeatCallers> repeatCallers(CampaignRequest.@Nullable RepeatCallersRequest request) {
        return Optional.ofNullable(request)
                .map(repeats -> new RepeatCallers(
                        RepeatCallers.Mode.valueOf(constantName(repeats.mode())),
                        Optional.ofNullable(repeats.windowSeconds()).map(Duration::ofSeconds),
                        RepeatCallers.Scope.valueOf(constantName(orDefault(repeats.scope(), "campaign")))));
    }

    private static @Nullable OverflowSettings overflow(@Nullable OverflowRequest request) {
        return request == null
                ? null
                : new OverflowSettings(
                        request.clientId(), orDefault(request.ringTimeoutSeconds(), DEFAULT_RING_SECONDS));
    }

    /// Accepts `round-robin` and, for older clients, `round_robin`.
    private static String constantName(String value) {
        return value.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static <T> T orDefault(@Nullable T value, T defaultValue) {
        return value == null ? defaultValue : value;
    }
}
