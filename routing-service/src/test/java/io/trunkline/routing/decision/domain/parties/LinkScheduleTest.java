package io.trunkline.routing.decision.domain.parties;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.hours.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LinkScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final OpeningHours ALWAYS = OpeningHours.always(ZoneId.of("UTC"));

    @Example
    void a_link_without_a_schedule_has_no_checks() {
        assertThat(LinkSchedule.ALWAYS.checks(NOON)).isEmpty();
    }

    @Example
    void a_link_takes_calls_from_its_start_until_before_its_end() {
        LinkSchedule schedule =
                new LinkSchedule(ALWAYS, Optional.of(NOON), Optional.of(NOON.plusSeconds(60)), Optional.empty());

        assertThat(failed(schedule, NOON.minusNanos(1_000)))
                .containsExactly(new Check("link.started", false, "starts 2026-11-20T12:00:00Z"));
        assertThat(failed(schedule, NOON)).isEmpty();
        assertThat(failed(schedule, NOON.plusSeconds(60)))
                .containsExactly(new Check("link.not-ended", false, "ends 2026-11-20T12:01:00Z"));
    }

    @Example
    void a_pause_shows_its_reason() {
        LinkSchedule schedule =
                new LinkSchedule(ALWAYS, Optional.empty(), Optional.empty(), Optional.of("Agents in training"));

        assertThat(failed(schedule, NOON)).containsExactly(new Check("link.not-paused", false, "Agents in training"));
    }

    @Example
    void hours_are_those_of_the_zone_of_the_link() {
        OpeningHours newYork =
                new OpeningHours(ZoneId.of("America/New_York"), List.of(Span.parse("friday 09:00-17:00")));
        LinkSchedule schedule = new LinkSchedule(newYork, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(failed(schedule, NOON))
                .containsExactly(new Check("link.open", false, "friday 07:00 America/New_York"));
        assertThat(failed(schedule, NOON.plusSeconds(7_200))).isEmpty();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Madrid", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia")
                .map(ZoneId::of);
    }

    /// Within a day of a clock change.
    @Provide
    Arbitrary<Instant> moments() {
        long from = Instant.parse("2008-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("2031-01-01T00:00:00Z").getEpochSecond();
        return zones().flatMap(zone -> Arbitraries.longs()
                .between(from, to)
                .map(Instant::ofEpochSecond)
                .map(moment -> zone.getRules().nextTransition(moment))
                .map(change -> change == null ? Instant.EPOCH : change.getInstant())
                .flatMap(change -> Arbitraries.longs().between(-86_400, 86_400).map(change::plusSeconds)));
    }

    /// Of a link that is open until a time of each day and one that is open from then on, one is open at every moment,
    /// and only one, also when clocks change.
    @Property(tries = 5_000)
    void two_links_that_share_the_day_leave_no_gap_and_no_overlap(
            @ForAll("moments") Instant now, @ForAll("zones") ZoneId zone, @ForAll int random) {
        LocalTime border = LocalTime.ofSecondOfDay(60 + 60 * (long) Math.floorMod(random, 1_439));
        OpeningHours until = new OpeningHours(zone, everyDay(LocalTime.MIDNIGHT, border));
        OpeningHours from = new OpeningHours(zone, everyDay(border, LocalTime.MIDNIGHT));

        assertThat(until.isOpenAt(now)).isNotEqualTo(from.isOpenAt(now));
    }

    private static List<Span> everyDay(LocalTime from, LocalTime to) {
        return Stream.of(DayOfWeek.values()).map(day -> new Span(day, from, to)).toList();
    }

    private static List<Check> failed(LinkSchedule schedule, Instant now) {
        return schedule.checks(now).stream().filter(check -> !check.passed()).toList();
    }
}
