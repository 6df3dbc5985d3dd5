package io.trunkline.cdr.statistics.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A range of time that begins and ends at whole minutes.
///
/// @param from inclusive
/// @param to exclusive
public record TimeRange(Instant from, Instant to) {
    /// There are no calls before or after these times: a call id has a second of the years 2001 to 2099.
    private static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");

    /// A part of a range that consists of whole buckets.
    public record Part(BucketSize size, TimeRange range) {}

    /// The whole buckets that contain a range.
    ///
    /// @param bucket a length of which a day is a multiple
    public static TimeRange ofWholeBuckets(Instant from, Instant to, Duration bucket) {
        return new TimeRange(BucketSize.floor(withinCalls(from), bucket), BucketSize.ceiling(withinCalls(to), bucket));
    }

    private static Instant withinCalls(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time;
    }

    /// How many buckets of this length it has.
    public long buckets(Duration bucket) {
        return Duration.between(from, to).dividedBy(bucket);
    }

    /// A part whose counts are added, or subtracted.
    public record Summand(Part part, boolean isAdded) {
        public static Summand added(BucketSize size, TimeRange range) {
            return new Summand(new Part(size, range), true);
        }
    }

    /// The parts whose counts, added and subtracted, are those of the range. They have as few buckets as possible:
    /// a day less an hour is two buckets instead of 23.
    public List<Summand> summands() {
        var onlyAdded = parts().stream()
                .map(part -> Summand.added(part.size(), part.range()))
                .toList();
        var aroundDays = new Summands(new ArrayList<>()).add(this).list;
        return buckets(aroundDays) < buckets(onlyAdded) ? aroundDays : onlyAdded;
    }

    private static long buckets(List<Summand> summands) {
        return summands.stream()
                .mapToLong(one -> one.part().range().buckets(one.part().size().length()))
                .sum();
    }

    /// Rounds both ends to the nearest day, and corrects that by hours and minutes.
    private record Summands(List<Summand> list) {
        Summands add(TimeRange range) {
            var days = range.rounded(BucketSize.DAY);
            var hours = range.rounded(BucketSize.HOUR);
            addBetween(BucketSize.DAY, days.from, days.to);
            addEnds(BucketSize.HOUR, days, hours);
            addEnds(BucketSize.MINUTE, hours, range);
            return this;
        }

        /// What a range of larger buckets has too much or too little at its ends.
        private void addEnds(BucketSize size, TimeRange larger, TimeRange smaller) {
            if (larger.from.equals(larger.to)) {
                addBetween(size, smaller.from, smaller.to);
            } else {
                addBetween(size, smaller.from, larger.from);
                addBetween(size, larger.to, smaller.to);
            }
        }

        /// Subtracts if `to` is before `from`.
        private void addBetween(BucketSize size, Instant from, Instant to) {
            if (from.isBefore(to)) {
                list.add(Summand.added(size, new TimeRange(from, to)));
            } else if (to.isBefore(from)) {
                list.add(new Summand(new Part(size, new TimeRange(to, from)), false));
            }
        }
    }

    private TimeRange rounded(BucketSize size) {
        return new TimeRange(size.nearestStart(from), size.nearestStart(to));
    }

    /// The ranges of this length of which it consists.
    public List<TimeRange> steps(Duration step) {
        return Stream.iterate(from, start -> start.isBefore(to), start -> start.plus(step))
                .map(start -> new TimeRange(start, start.plus(step)))
                .toList();
    }

    /// The fewest buckets of which the range consists: the days within it, and hours and minutes around them.
    public List<Part> parts() {
        return parts(BucketSize.DAY).toList();
    }

    private Stream<Part> parts(BucketSize size) {
        if (!from.isBefore(to)) {
            return Stream.empty();
        }
        var inner = new TimeRange(size.firstStartFrom(from), size.startOf(to));
        return switch (size) {
            case MINUTE -> Stream.of(new Part(size, this));
            case HOUR -> around(inner, size, BucketSize.MINUTE);
            case DAY -> around(inner, size, BucketSize.HOUR);
        };
    }

    private Stream<Part> around(TimeRange inner, BucketSize size, BucketSize smaller) {
        if (!inner.from.isBefore(inner.to)) {
            return parts(smaller);
        }
        return Stream.of(
                        new TimeRange(from, inner.from).parts(smaller),
                        Stream.of(new Part(size, inner)),
                        new TimeRange(inner.to, to).parts(smaller))
                .flatMap(parts -> parts);
    }
}
