package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.campaigns.domain.LinkScheduleSettings;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.parties.TagRules;
import io.trunkline.telephony.tags.CallTags;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Body of `PUT /api/v1/campaigns/{id}/clients/{clientId}`, and what PATCH merges with. An omitted or null limit
/// means no limit; 0 admits nothing.
///
/// @param priority lowest number first; 1 if omitted
/// @param weight 1 if omitted
/// @param capsCount which calls count in totals and time caps; if omitted, answered calls in totals and attempts in
///     time caps
/// @param minimumTalkSeconds shorter calls do not count; with `capsCount` `answered`, which is the default then
/// @param timeZone IANA time zone of the opening hours and of the windows of the limits; that of the campaign if
///     omitted
/// @param openingHours within those of the campaign; always open if omitted
/// @param startsAt the link takes no calls before
/// @param endsAt the link takes no calls from then on; after `startsAt`
/// @param requiredTags tags that a call must have: the accepted values by the name of the tag, or none for any value
/// @param excludedTags tags that a call must not have, in the same form
record LinkRequest(
        @Nullable @Min(1) @Max(1000) Integer priority,
        @Nullable @Min(1) @Max(1000) Integer weight,
        @Nullable @Pattern(regexp = "active|inactive") String status,
        @Nullable @Min(0) @Max(1_000_000) Integer maxConcurrency,
        @Nullable @Min(0) @Max(1_000_000_000_000L) Long totalCallsAllowed,
        @Nullable @Min(0) @Max(1_000_000_000) Integer hourlyCap,
        @Nullable @Min(0) @Max(1_000_000_000) Integer dailyCap,
        @Nullable @Min(0) @Max(1_000_000_000) Integer weeklyCap,
        @Nullable @Min(0) @Max(1_000_000_000) Integer monthlyCap,

        @Nullable @Pattern(regexp = "attempts|answered", message = "must be attempts or answered")
        String capsCount,

        @Nullable @Min(1) @Max(86_400) Integer minimumTalkSeconds,
        @Nullable @Size(max = 60) String timeZone,
        @Nullable @Valid WeeklyHours openingHours,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable @Valid LinkPause pause,

        @Nullable @Size(max = MAX_RULES)
        Map<
                        @Pattern(regexp = CallTags.NAME) String,
                        @NotNull @Size(max = MAX_RULES) List<@NotNull @Pattern(regexp = CallTags.VALUE) String>>
                requiredTags,

        @Nullable @Size(max = MAX_RULES)
        Map<
                        @Pattern(regexp = CallTags.NAME) String,
                        @NotNull @Size(max = MAX_RULES) List<@NotNull @Pattern(regexp = CallTags.VALUE) String>>
                excludedTags) {
    private static final int MAX_RULES = 20;

    /// The request with which PUT would leave the link as it is.
    static LinkRequest of(LinkSettings link) {
        var limits = link.limits();
        var schedule = link.schedule();
        CapsCount count = CapsCount.of(link.counting());
        return new LinkRequest(
                link.priority(),
                link.weight(),
                link.active() ? "active" : "inactive",
                limits.concurrent(),
                limits.total(),
                limits.hourly(),
                limits.daily(),
                limits.weekly(),
                limits.monthly(),
                count.what(),
                count.minimumTalkSeconds(),
                schedule.zone() == null ? null : schedule.zone().getId(),
                WeeklyHours.of(schedule.hours()),
                schedule.startsAt(),
                schedule.endsAt(),
                LinkPause.of(schedule),
                link.tagRules().required(),
                link.tagRules().excluded());
    }

    /// @throws io.trunkline.web.problem.ProblemException if a field is invalid
    LinkSettings settings(UUID linkId, long version, UUID clientId) {
        List<FieldViolation> violations = new ArrayList<>();
        Counting counting = new CapsCount(capsCount, minimumTalkSeconds).counting(violations);
        LinkScheduleSettings schedule = schedule(violations);
        if (!violations.isEmpty()) {
            throw InputErrors.invalid(violations.stream());
        }
        return new LinkSettings(
                linkId,
                version,
                clientId,
                priority == null ? 1 : priority,
                weight == null ? 1 : weight,
                !"inactive".equals(status),
                new Limits(maxConcurrency, totalCallsAllowed, dailyCap, hourlyCap, null, weeklyCap, monthlyCap),
                counting,
                schedule,
                TagRules.of(orEmpty(requiredTags), orEmpty(excludedTags)));
    }

    private static Map<String, List<String>> orEmpty(@Nullable Map<String, List<String>> rules) {
        return rules == null ? Map.of() : rules;
    }

    private LinkScheduleSettings schedule(List<FieldViolation> violations) {
        ZoneId zone = timeZone == null ? null : HoursValidation.zone(timeZone, violations);
        var spans = HoursValidation.spans(openingHours, violations);
        Instant start = startsAt == null ? null : startsAt.truncatedTo(ChronoUnit.MICROS);
        Instant end = endsAt == null ? null : endsAt.truncatedTo(ChronoUnit.MICROS);
        if (start != null && end != null && !end.isAfter(start)) {
            violations.add(new FieldViolation("endsAt", "after", "must be after startsAt"));
        }
        return new LinkScheduleSettings(
                zone, spans, start, end, pause == null ? null : pause.reason().strip());
    }
}
