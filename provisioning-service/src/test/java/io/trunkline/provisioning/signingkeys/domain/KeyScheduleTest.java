package io.trunkline.provisioning.signingkeys.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyScheduleTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final SigningKey FIRST = key("first", START);
    private static final Instant ROTATED = START.plus(Duration.ofDays(3));
    private static final SigningKey SECOND = key("second", ROTATED.plus(Duration.ofMinutes(10)));
    private static final KeySchedule BOTH = new KeySchedule(List.of(SECOND, FIRST));

    @Test
    void the_first_key_signs_immediately() {
        KeySchedule none = new KeySchedule(List.of());

        assertThat(none.isRotationDue(START)).isTrue();
        assertThat(none.signing(START)).isEmpty();
        assertThat(none.signsFrom(START)).isEqualTo(START);
    }

    @Test
    void a_new_key_is_published_for_ten_minutes_before_it_signs() {
        assertThat(new KeySchedule(List.of(FIRST)).signsFrom(ROTATED)).isEqualTo(SECOND.signsFrom());
        assertThat(BOTH.published(ROTATED)).containsExactly(FIRST, SECOND);
        assertThat(BOTH.next(ROTATED)).contains(SECOND);
        assertThat(BOTH.signing(SECOND.signsFrom().minusMillis(1))).contains(FIRST);
        assertThat(BOTH.signing(SECOND.signsFrom())).contains(SECOND);
        assertThat(BOTH.next(SECOND.signsFrom())).isEmpty();
    }

    @Test
    void the_previous_key_is_published_until_its_last_token_has_expired() {
        Instant lastTokenExpires = SECOND.signsFrom().plus(KeySchedule.TOKEN_LIFETIME);

        assertThat(BOTH.published(lastTokenExpires.plusSeconds(60))).containsExactly(FIRST, SECOND);
        assertThat(BOTH.expired(lastTokenExpires.plusSeconds(60))).isEmpty();
        assertThat(BOTH.published(lastTokenExpires.plusSeconds(121))).containsExactly(SECOND);
        assertThat(BOTH.expired(lastTokenExpires.plusSeconds(121))).containsExactly(FIRST);
    }

    @Test
    void a_key_is_replaced_after_ninety_days() {
        assertThat(BOTH.isRotationDue(SECOND.signsFrom().plus(Duration.ofDays(90))))
                .isFalse();
        assertThat(BOTH.isRotationDue(
                        SECOND.signsFrom().plus(Duration.ofDays(90)).plusSeconds(1)))
                .isTrue();
    }

    private static SigningKey key(String name, Instant signsFrom) {
        return new SigningKey(UUID.randomUUID(), name, START, signsFrom);
    }
}
