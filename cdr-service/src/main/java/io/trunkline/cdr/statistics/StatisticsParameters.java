package io.trunkline.cdr.statistics;

import io.trunkline.cdr.callrecords.CdrProblem;
import io.trunkline.cdr.statistics.domain.Dimension;
import io.trunkline.cdr.statistics.domain.TimeRange;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads the parameters of a request.
final class StatisticsParameters {
    /// A day of minutes.
    private static final int MAX_BUCKETS = 1440;

    private static final int MAX_IDS = 200;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private StatisticsParameters() {}

    /// @throws ProblemException for a parameter that breaks a rule
    static StatisticsQuery parse(
            String by, List<String> ids, Instant from, Instant to, Optional<String> bucket, Optional<UUID> tenantId) {
        if (!from.isBefore(to)) {
            throw CdrProblem.RANGE_INVERTED.problem("`from` must be before `to`");
        }
        if (ids.size() > MAX_IDS) {
            throw InputErrors.invalid(
                    Stream.of(new FieldViolation("id", "size", "must have at most " + MAX_IDS + " values")));
        }
        var dimension = FilterValues.oneOf("by", List.of(by), Dimension.class).getFirst();
        var length = bucket.map(StatisticsParameters::bucket);
        var range = TimeRange.ofWholeBuckets(from, to, length.orElse(MINUTE));
        if (length.filter(one -> range.buckets(one) > MAX_BUCKETS).isPresent()) {
            throw refused(
                    CdrProblem.TOO_MANY_BUCKETS, "must be longer: the time series would have more than 1440 buckets");
        }
        return new StatisticsQuery(dimension, dimension.hasUuids() ? uuids(ids) : ids, range, length, tenantId);
    }

    private static List<String> uuids(List<String> ids) {
        return ids.stream().map(StatisticsParameters::uuid).toList();
    }

    /// @param id in lower or upper case; Java also reads a UUID without its leading zeros, which no client means
    private static String uuid(String id) {
        try {
            String uuid = UUID.fromString(id).toString();
            if (uuid.equalsIgnoreCase(id)) {
                return uuid;
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw InputErrors.invalid(Stream.of(new FieldViolation("id", "type", "must be a UUID")));
    }

    private static Duration bucket(String text) {
        try {
            var length = Duration.parse(text);
            if (length.isPositive() && (divides(MINUTE, length, HOUR) || divides(HOUR, length, DAY))) {
                return length;
            }
        } catch (DateTimeException | ArithmeticException _) {
            // the text is no duration
        }
        throw refused(
                CdrProblem.BUCKET_INVALID,
                "must be minutes that divide an hour or hours that divide a day: PT5M, PT1H or P1D");
    }

    /// Whether a length consists of whole units, and a longer one of whole such lengths.
    private static boolean divides(Duration unit, Duration length, Duration longer) {
        return isMultiple(length, unit) && isMultiple(longer, length);
    }

    private static boolean isMultiple(Duration length, Duration part) {
        return length.compareTo(part) >= 0
                && part.multipliedBy(length.dividedBy(part)).equals(length);
    }

    private static ProblemException refused(CdrProblem problem, String rule) {
        return problem.problem("bucket " + rule, new FieldViolation("bucket", problem.code(), rule));
    }
}
