package io.trunkline.realtime.hosts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostTest {
    private static final LookupRules RULES =
            new LookupRules(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24));
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final KnownHost known = KnownHost.unknown("sip.example.com").after(found(60, "192.0.2.1"), RULES, NOON);

    private static Answer found(int timeToLive, String... addresses) {
        return new Answer(List.of(addresses), Duration.ofSeconds(timeToLive), Optional.empty());
    }

    private static Answer incomplete(String... addresses) {
        return new Answer(List.of(addresses), Duration.ofSeconds(60), Optional.of(LookupFailure.NO_RESPONSE));
    }

    @Test
    void a_new_address_counts_at_once_and_the_old_one_stays_for_a_day() {
        KnownHost moved = known.after(found(60, "192.0.2.9"), RULES, NOON);
        assertThat(moved.matches()).containsExactly("192.0.2.1", "192.0.2.9");

        KnownHost almostADayLater = moved.after(found(60, "192.0.2.9"), RULES, NOON.plus(Duration.ofHours(23)));
        assertThat(almostADayLater.matches()).containsExactly("192.0.2.1", "192.0.2.9");
        assertThat(almostADayLater
                        .after(found(60, "192.0.2.9"), RULES, NOON.plus(Duration.ofHours(24)))
                        .matches())
                .containsExactly("192.0.2.9");
    }

    @Test
    void an_address_that_comes_back_is_no_longer_missing() {
        KnownHost back = known.after(found(60, "192.0.2.9"), RULES, NOON)
                .after(found(60, "192.0.2.1", "192.0.2.9"), RULES, NOON.plus(Duration.ofHours(20)))
                .after(found(60, "192.0.2.9"), RULES, NOON.plus(Duration.ofHours(25)));

        assertThat(back.matches()).containsExactly("192.0.2.1", "192.0.2.9");
    }

    @Test
    void without_an_answer_all_addresses_stay_however_long_that_lasts() {
        KnownHost away = known.after(Answer.failed(LookupFailure.NO_RESPONSE), RULES, NOON)
                .after(Answer.failed(LookupFailure.UNKNOWN_HOST), RULES, NOON.plus(Duration.ofDays(9)));

        assertThat(away.matches()).containsExactly("192.0.2.1");
        assertThat(away.resolvedAt()).isEqualTo(NOON);
        assertThat(Objects.requireNonNull(away.failing()).since()).isEqualTo(NOON);
        assertThat(away.isFailing(LookupFailure.UNKNOWN_HOST)).isTrue();
    }

    @Test
    void an_address_is_not_missing_from_an_incomplete_answer() {
        KnownHost partly = known.after(incomplete("192.0.2.9"), RULES, NOON);

        assertThat(partly.addresses())
                .containsExactly(new KnownAddress("192.0.2.1", null), new KnownAddress("192.0.2.9", null));
        assertThat(partly.failing()).isNull();
    }

    @Test
    void a_day_of_absence_begins_with_the_first_answer_without_the_address() {
        KnownHost dnsWasAway = known.after(Answer.failed(LookupFailure.NO_RESPONSE), RULES, NOON)
                .after(found(60, "192.0.2.9"), RULES, NOON.plus(Duration.ofDays(3)));

        assertThat(dnsWasAway.matches()).containsExactly("192.0.2.1", "192.0.2.9");
        assertThat(dnsWasAway.failing()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "29, 30", "300, 300", "3600, 3600", "86400, 3600"})
    void a_host_is_looked_up_again_when_its_records_expire_within_limits(int timeToLive, int seconds) {
        assertThat(known.after(found(timeToLive, "192.0.2.1"), RULES, NOON).nextLookupAt())
                .isEqualTo(NOON.plusSeconds(seconds));
    }

    @Test
    void failed_lookups_are_repeated_after_30_s_to_5_minutes() {
        KnownHost host = known;
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            host = host.after(Answer.failed(LookupFailure.NO_RESPONSE), RULES, NOON);
            waits.add(Duration.between(NOON, host.nextLookupAt()).toSeconds());
        }

        assertThat(waits).containsExactly(30L, 60L, 120L, 240L, 300L, 300L);
    }

    @Test
    void a_single_failure_is_not_reported() {
        KnownHost once = known.after(Answer.failed(LookupFailure.UNKNOWN_HOST), RULES, NOON);
        KnownHost twice = once.after(Answer.failed(LookupFailure.UNKNOWN_HOST), RULES, NOON);
        KnownHost thrice = twice.after(Answer.failed(LookupFailure.UNKNOWN_HOST), RULES, NOON);

        assertThat(new HostUpdate(known, once).beganFailing(LookupFailure.UNKNOWN_HOST))
                .isFalse();
        assertThat(new HostUpdate(once, twice).beganFailing(LookupFailure.UNKNOWN_HOST))
                .isTrue();
        assertThat(new HostUpdate(twice, thrice).beganFailing(LookupFailure.UNKNOWN_HOST))
                .isFalse();
    }

    @Test
    void of_very_many_addresses_those_of_the_latest_answers_are_kept() {
        KnownHost host = known;
        for (int i = 0; i < 150; i++) {
            host = host.after(found(60, "198.51.100." + i), RULES, NOON.plusSeconds(i));
        }

        assertThat(host.matches())
                .hasSize(KnownHost.MAX_ADDRESSES)
                .containsAll(IntStream.range(51, 150)
                        .mapToObj(i -> "198.51.100." + i)
                        .toList())
                .doesNotContain("192.0.2.1");
    }

    @Test
    void limits_that_contradict_each_other_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LookupRules(Duration.ofHours(2), Duration.ofHours(1), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LookupRules(Duration.ZERO, Duration.ofHours(1), Duration.ZERO));
    }

    @Test
    void a_record_type_without_records_does_not_matter_and_one_without_a_response_does() {
        Answer none = Answer.failed(LookupFailure.UNKNOWN_HOST);
        Answer away = Answer.failed(LookupFailure.NO_RESPONSE);

        assertThat(Answer.of(List.of(found(60, "192.0.2.1"), none))).isEqualTo(found(60, "192.0.2.1"));
        assertThat(Answer.of(List.of(found(60, "192.0.2.1"), found(20, "2001:db8::1")))
                        .timeToLive())
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(Answer.of(List.of(found(60, "192.0.2.1"), away)).isComplete())
                .isFalse();
        assertThat(Answer.of(List.of(none, none))).isEqualTo(none);
        assertThat(Answer.of(List.of(none, away))).isEqualTo(away);
    }
}
