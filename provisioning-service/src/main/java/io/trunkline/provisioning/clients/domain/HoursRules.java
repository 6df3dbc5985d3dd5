package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.clients.domain.WeeklyHours.Hours;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.hours.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates opening hours and their time zone.
final class HoursRules {
    private static final Pattern TIME = Pattern.compile(Hours.TIME);

    private HoursRules() {}

    static OpeningHours check(@Nullable String zone, @Nullable WeeklyHours week, Violations violations) {
        ZoneId checkedZone = checkZone(zone, violations);
        Map<String, Span> spans = new LinkedHashMap<>();
        if (week != null) {
            var days = week.byDay();
            days.forEach((day, hours) -> checkDay(day, hours, spans, violations));
            violations.require(
                    days.values().stream().anyMatch(hours -> !hours.isEmpty()),
                    "openingHours",
                    "never-open",
                    "must have hours on at least one day; leave it out, or send null, for always open");
        }
        var overlap = OpeningHours.overlap(List.copyOf(spans.values()));
        spans.entrySet().stream()
                .filter(span -> overlap.isPresent() && span.getValue() == overlap.get())
                .findFirst()
                .ifPresent(span -> violations.add(span.getKey(), "overlap", "must not overlap other opening hours"));
        return overlap.isPresent()
                ? OpeningHours.always(checkedZone)
                : new OpeningHours(checkedZone, List.copyOf(spans.values()));
    }

    private static ZoneId checkZone(@Nullable String name, Violations violations) {
        if (name == null) {
            return ZoneId.of("UTC");
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        violations.add("timeZone", "time-zone", "must be an IANA time zone such as America/New_York");
        return ZoneOffset.UTC;
    }

    private static void checkDay(DayOfWeek day, List<Hours> hours, Map<String, Span> spans, Violations violations) {
        String field = "openingHours." + day.name().toLowerCase(Locale.ROOT);
        violations.require(
                hours.size() <= Hours.MAX_PER_DAY,
                field,
                "size",
                "must have at most " + Hours.MAX_PER_DAY + " entries");
        for (int i = 0; i < hours.size() && i < Hours.MAX_PER_DAY; i++) {
            String entry = field + "[" + i + "]";
            // JSON may have null for an entry, and for its times
            Hours one = hours.get(i);
            String from = one == null ? null : one.from();
            String to = one == null ? null : one.to();
            if (isTime(from, entry + ".from", violations) & isTime(to, entry + ".to", violations)) {
                spans.put(
                        entry,
                        new Span(day, LocalTime.parse(String.valueOf(from)), LocalTime.parse(String.valueOf(to))));
            }
        }
    }

    private static boolean isTime(@Nullable String text, String field, Violations violations) {
        boolean isTime = text != null && TIME.matcher(text).matches();
        violations.require(isTime, field, "time", "must be a time such as 09:00");
        return isTime;
    }
}
