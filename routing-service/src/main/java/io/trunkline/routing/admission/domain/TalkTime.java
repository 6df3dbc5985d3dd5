package io.trunkline.routing.admission.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When an attempt was answered and when it ended, by the clock of its node. The first report of each is final; an
/// upper bound is replaced.
///
/// @param upperBound whether the end was not reported, so that it was shorter than this
public record TalkTime(Optional<Instant> from, Optional<Instant> to, boolean upperBound) {
    /// Nothing is known.
    public static final TalkTime UNKNOWN = new TalkTime(Optional.empty(), Optional.empty(), false);

    /// To the microsecond, as the database stores it: whether a call was long enough must not depend on
    /// what was stored.
    public TalkTime {
        from = from.map(time -> time.truncatedTo(ChronoUnit.MICROS));
        to = to.map(time -> time.truncatedTo(ChronoUnit.MICROS));
    }

    /// Not longer than from one moment to another.
    static TalkTime atMost(Instant from, Instant to) {
        return new TalkTime(Optional.of(from), Optional.of(to), true);
    }

    /// With what another report knows.
    TalkTime with(Optional<Instant> answeredAt, Optional<Instant> endedAt) {
        TalkTime known = upperBound && (answeredAt.isPresent() && endedAt.isPresent()) ? UNKNOWN : this;
        return known.upperBound
                ? known
                : new TalkTime(known.from.or(() -> answeredAt), known.to.or(() -> endedAt), false);
    }

    /// Empty while it is not known.
    public Optional<Duration> length() {
        return from.flatMap(start -> to.map(end -> Duration.between(start, end)))
                .map(length -> length.isNegative() ? Duration.ZERO : length);
    }
}
