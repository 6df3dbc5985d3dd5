package io.trunkline.routing.caps.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The calendar of caps, over random moments and zones with clock changes at noon, at night, at midnight, by half an
/// hour, and by a whole day.
class CurrentWindowsTest {
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Europe/Madrid",
                        "America/New_York",
                        "America/Havana",
                        "America/Sao_Paulo",
                        "Africa/Cairo",
                        "Asia/Beirut",
                        "Asia/Kathmandu",
                        "Australia/Lord_Howe",
                        "Pacific/Apia")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> moments() {
        long from = Instant.parse("2008-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("2031-01-01T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(from, to).map(Instant::ofEpochSecond);
    }

    /// Within an hour and a half of a clock change, where the rules differ.
    @Provide
    Arbitrary<Instant> momentsAroundChanges() {
        return zones().flatMap(zone -> moments()
                .map(moment -> zone.getRules().nextTransition(moment))
                .map(change -> change == null ? Instant.EPOCH : change.getInstant())
                .flatMap(change -> Arbitraries.longs().between(-5_400, 5_400).map(change::plusSeconds)));
    }

    @Property(tries = 5_000)
    void a_window_begins_with_its_day_week_or_month(@ForAll("moments") Instant now, @ForAll("zones") ZoneId zone) {
        requireWindowsOf(now, zone);
    }

    @Property(tries = 5_000)
    void a_window_is_right_around_changes_of_clocks(
            @ForAll("momentsAroundChanges") Instant now, @ForAll("zones") ZoneId zone) {
        requireWindowsOf(now, zone);
    }

    @Property(tries = 5_000)
    void a_later_moment_is_in_no_earlier_window(
            @ForAll("momentsAroundChanges") Instant now, @ForAll("zones") ZoneId zone) {
        CurrentWindows earlier = CurrentWindows.at(now, zone);
        CurrentWindows later = CurrentWindows.at(now.plusSeconds(1_800), zone);

        assertThat(later.hour()).isAfterOrEqualTo(earlier.hour());
        assertThat(later.day()).isAfterOrEqualTo(earlier.day());
        assertThat(later.week()).isAfterOrEqualTo(earlier.week());
        assertThat(later.month()).isAfterOrEqualTo(earlier.month());
        assertThat(earlier.hour()).isBeforeOrEqualTo(now);
    }

    @Example
    void the_week_of_a_new_year_belongs_to_both_years() {
        CurrentWindows windows = CurrentWindows.at(Instant.parse("2027-01-03T22:59:59Z"), ZoneId.of("Europe/Madrid"));

        assertThat(windows.week()).isEqualTo(Instant.parse("2026-12-27T23:00:00Z"));
        assertThat(windows.month()).isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
        assertThat(CurrentWindows.at(Instant.parse("2027-01-03T23:00:00Z"), ZoneId.of("Europe/Madrid"))
                        .week())
                .isEqualTo(Instant.parse("2027-01-03T23:00:00Z"));
    }

    private static void requireWindowsOf(Instant now, ZoneId zone) {
        CurrentWindows windows = CurrentWindows.at(now, zone);
        requireFirstMoment(windows.day(), now, zone, date -> date);
        requireFirstMoment(windows.week(), now, zone, CurrentWindowsTest::isoWeek);
        requireFirstMoment(windows.month(), now, zone, YearMonth::from);
    }

    /// The start is in the same period as the moment, and the moment before it is not.
    private static void requireFirstMoment(
            Instant start, Instant now, ZoneId zone, Function<LocalDate, Object> period) {
        Function<Instant, Object> of = moment -> period.apply(LocalDate.ofInstant(moment, zone));
        assertThat(start).isBeforeOrEqualTo(now);
        assertThat(of.apply(start)).isEqualTo(of.apply(now));
        assertThat(of.apply(start.minusNanos(1))).isNotEqualTo(of.apply(now));
    }

    private static String isoWeek(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) + "-W" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
