package io.trunkline.provisioning.signin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.signin.domain.RefreshToken.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void a_token_may_be_used_again_for_thirty_seconds() {
        var token = new RefreshToken(session(START, null), START);

        assertThat(token.use(START.plusSeconds(30), null)).isEqualTo(Use.ACCEPTED);
        assertThat(token.use(START.plusSeconds(31), null)).isEqualTo(Use.COPIED);
    }

    @Test
    void a_session_ends_after_twelve_hours_without_use() {
        var lastUsed = START.plus(Duration.ofDays(2));
        var token = new RefreshToken(session(lastUsed, null), null);

        assertThat(token.use(lastUsed.plus(Duration.ofHours(12)).minusMillis(1), null))
                .isEqualTo(Use.ACCEPTED);
        assertThat(token.use(lastUsed.plus(Duration.ofHours(12)), null)).isEqualTo(Use.REFUSED);
    }

    @Test
    void a_session_ends_after_seven_days() {
        var end = START.plus(Duration.ofDays(7));
        var token = new RefreshToken(session(end.minusSeconds(5), null), null);

        assertThat(token.session().endsAt()).isEqualTo(end);
        assertThat(token.use(end.minusMillis(1), null)).isEqualTo(Use.ACCEPTED);
        assertThat(token.use(end, null)).isEqualTo(Use.REFUSED);
    }

    @Test
    void a_session_ends_with_the_tokens_of_its_user() {
        var token = new RefreshToken(session(START, null), null);

        assertThat(token.use(START.plusSeconds(1), START)).isEqualTo(Use.ACCEPTED);
        assertThat(token.use(START.plusSeconds(1), START.plusSeconds(1))).isEqualTo(Use.REFUSED);
    }

    @Test
    void an_ended_session_refuses_its_tokens_even_if_they_are_used_again() {
        assertThat(new RefreshToken(session(START, START), START).use(START.plusSeconds(60), null))
                .isEqualTo(Use.REFUSED);
    }

    private static Session session(Instant lastUsed, Instant endedAt) {
        return new Session(UUID.randomUUID(), UUID.randomUUID(), START, lastUsed, endedAt);
    }
}
