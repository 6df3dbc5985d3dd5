package io.trunkline.routing.caps;

import io.trunkline.routing.caps.domain.Cap;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlCapLocks implements CapLocks {
    private static final String LOCK =
            "SELECT " + SqlCapRows.COLUMNS + "\nFROM caps WHERE id = ANY(:ids) ORDER BY id FOR UPDATE";

    private static final String WRITE = """
            UPDATE caps c
            SET active = w.active, total = w.total, day_start = w.day_start, day_count = w.day_count,
                hour_start = w.hour_start, hour_count = w.hour_count, second_start = w.second_start,
                second_count = w.second_count, pass = w.pass, turn = w.turn, unavailable = w.unavailable
            FROM unnest(CAST(:ids AS uuid[]), CAST(:actives AS integer[]), CAST(:totals AS bigint[]),
                        CAST(:dayStarts AS timestamptz[]), CAST(:dayCounts AS integer[]),
                        CAST(:hourStarts AS timestamptz[]), CAST(:hourCounts AS integer[]),
                        CAST(:secondStarts AS timestamptz[]), CAST(:secondCounts AS integer[]),
                        CAST(:passes AS bigint[]), CAST(:turns AS bigint[]), CAST(:unavailable AS boolean[]))
                 AS w (id, active, total, day_start, day_count, hour_start, hour_count, second_start, second_count,
                       pass, turn, unavailable)
            WHERE c.id = w.id
            """;

    private final DatabaseClient database;

    SqlCapLocks(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Cap>> lock(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(LOCK)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(SqlCapRows::cap)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> write(Collection<Cap> caps) {
        if (caps.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(WRITE)
                .bind("ids", array(caps, cap -> cap.key().id(), UUID[]::new))
                .bind("actives", array(caps, cap -> cap.usage().concurrent(), Integer[]::new))
                .bind("totals", array(caps, cap -> cap.usage().total(), Long[]::new))
                .bind("dayStarts", array(caps, cap -> time(cap.usage().day().start()), String[]::new))
                .bind("dayCounts", array(caps, cap -> cap.usage().day().count(), Integer[]::new))
                .bind("hourStarts", array(caps, cap -> time(cap.usage().hour().start()), String[]::new))
                .bind("hourCounts", array(caps, cap -> cap.usage().hour().count(), Integer[]::new))
                .bind(
                        "secondStarts",
                        array(caps, cap -> time(cap.usage().second().start()), String[]::new))
                .bind("secondCounts", array(caps, cap -> cap.usage().second().count(), Integer[]::new))
                .bind("passes", array(caps, cap -> cap.rotation().pass(), Long[]::new))
                .bind("turns", array(caps, cap -> cap.rotation().turn(), Long[]::new))
                .bind("unavailable", array(caps, cap -> cap.rotation().unavailable(), Boolean[]::new))
                .then();
    }

    /// The driver cannot write arrays of timestamps.
    private static String time(java.time.Instant instant) {
        return instant.toString();
    }

    private static <T> T[] array(Collection<Cap> caps, Function<Cap, T> part, IntFunction<T[]> array) {
        return caps.stream().map(part).toArray(array);
    }
}
