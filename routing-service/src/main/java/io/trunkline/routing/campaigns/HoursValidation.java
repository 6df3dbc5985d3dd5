package io.trunkline.routing.campaigns;

import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.web.problem.FieldViolation;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads time zones and opening hours of campaigns and links.
final class HoursValidation {
    private HoursValidation() {}

    static ZoneId zone(String name, List<FieldViolation> violations) {
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        violations.add(
                new FieldViolation("timeZone", "time-zone", "must be an IANA time zone such as America/New_York"));
        return ZoneOffset.UTC;
    }

    static List<OpeningHours.Span> spans(@Nullable WeeklyHours week, List<FieldViolation> violations) {
        List<WeeklyHours.SpanField> fields = week == null ? List.of() : week.spans();
        List<OpeningHours.Span> spans =
                fields.stream().map(WeeklyHours.SpanField::span).toList();
        if (week != null && fields.isEmpty()) {
            violations.add(new FieldViolation(
                    "openingHours",
                    "never-open",
                    "must have hours on at least one day; leave it out, or send null, for always open"));
        }
        Optional<OpeningHours.Span> overlap = OpeningHours.overlap(spans);
        fields.stream()
                .filter(field -> overlap.isPresent() && field.span() == overlap.get())
                .findFirst()
                .ifPresent(field -> violations.add(
                        new FieldViolation(field.field(), "overlap", "must not overlap other opening hours")));
        return overlap.isPresent() ? List.of() : spans;
    }
}
