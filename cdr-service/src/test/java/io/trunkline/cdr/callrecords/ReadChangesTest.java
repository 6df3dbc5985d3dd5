package io.trunkline.cdr.callrecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// The age of cursors; `ChangesIT` has the rest.
class ReadChangesTest {
    private static final Instant READ_AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(365);

    @Test
    void a_cursor_is_accepted_until_it_is_older_than_the_retention_of_records() {
        String cursor = read("", READ_AT, RETENTION).next();

        assertThat(read(cursor, READ_AT.plus(RETENTION), RETENTION).items()).isEmpty();
        assertThat(refusal(cursor, READ_AT.plus(RETENTION).plusSeconds(1)).code())
                .isEqualTo(CdrProblem.CURSOR_EXPIRED);
    }

    @Test
    void a_cursor_is_as_old_as_the_last_request_with_it() {
        String first = read("", READ_AT, RETENTION).next();
        String later =
                read(first, READ_AT.plus(Duration.ofDays(300)), RETENTION).next();

        assertThat(read(later, READ_AT.plus(Duration.ofDays(600)), RETENTION).items())
                .isEmpty();
    }

    @Test
    void a_cursor_never_expires_while_all_records_are_kept() {
        String cursor = read("", READ_AT, null).next();

        assertThat(read(cursor, READ_AT.plus(Duration.ofDays(10_000)), null).items())
                .isEmpty();
    }

    private static ProblemException refusal(String cursor, Instant now) {
        return catchThrowableOfType(ProblemException.class, () -> read(cursor, now, RETENTION));
    }

    private static ChangePage read(String after, Instant now, @Nullable Duration retention) {
        var changes =
                new ReadChanges(new NoChanges(), Duration.ofSeconds(10), retention, Clock.fixed(now, ZoneOffset.UTC));
        Optional<Cursor> cursor = after.isEmpty() ? Optional.empty() : Optional.of(Cursor.decode(after));
        return changes.read(new PageRequest(50, cursor, Optional.empty(), false), Optional.empty(), true)
                .block();
    }

    private static final class NoChanges implements ChangeRepository {
        private static final UUID EPOCH = UUID.randomUUID();

        @Override
        public Mono<UUID> epoch() {
            return Mono.just(EPOCH);
        }

        @Override
        public Mono<List<ChangedRecord>> after(ChangePosition position, Optional<UUID> tenantId, int limit) {
            return Mono.just(List.of());
        }

        @Override
        public Mono<Boolean> beginEpochAfterRestore() {
            return Mono.just(false);
        }
    }
}
