package io.trunkline.routing.caps;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.Window;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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
                second_count = w.second_count, week_start = w.week_start,
                week_count = w.week_count, month_start = w.month_start, month_count = w.month_count,
                attempts = w.attempts, hour_attempts = w.hour_attempts, day_attempts = w.day_attempts,
                week_attempts = w.week_attempts, month_attempts = w.month_attempts, pass = w.pass,
                turn = w.turn, unavailable = w.unavailable
            FROM unnest(CAST(:ids AS uuid[]), CAST(:actives AS integer[]), CAST(:totals AS bigint[]),
                        CAST(:dayStarts AS timestamptz[]), CAST(:dayCounts AS integer[]),
                        CAST(:hourStarts AS timestamptz[]), CAST(:hourCounts AS integer[]),
                        CAST(:secondStarts AS timestamptz[]), CAST(:secondCounts AS integer[]),
                        CAST(:weekStarts AS timestamptz[]), CAST(:weekCounts AS integer[]),
                        CAST(:monthStarts AS timestamptz[]), CAST(:monthCounts AS integer[]),
                        CAST(:attempts AS bigint[]), CAST(:hourAttempts AS integer[]),
                        CAST(:dayAttempts AS integer[]), CAST(:weekAttempts AS integer[]),
                        CAST(:monthAttempts AS integer[]), CAST(:passes AS bigint[]), CAST(:turns AS bigint[]),
                        CAST(:unavailable AS boolean[]))
                 AS w (id, active, total, day_start, day_count, hour_start, hour_count, second_start, second_count,
                       week_start, week_count, month_start, month_count, attempts, hour_attempts, day_attempts,
                       week_attempts, month_attempts, pass, turn, unavailable)
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
                .bind("ids", Binds.uuids(ids))
                .map(RowReader.with(SqlCapRows::cap))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> write(Collection<Cap> caps) {
        if (caps.isEmpty()) {
            return Mono.empty();
        }
        return windows(database.sql(WRITE), caps)
                .bind("ids", Binds.uuids(caps, cap -> cap.key().id()))
                .bind("actives", Binds.integers(caps, cap -> cap.usage().concurrent()))
                .bind("totals", Binds.bigints(caps, cap -> cap.usage().total()))
                .bind("attempts", Binds.bigints(caps, cap -> cap.usage().attempts()))
                .bind("passes", Binds.bigints(caps, cap -> cap.rotation().pass()))
                .bind("turns", Binds.bigints(caps, cap -> cap.rotation().turn()))
                .bind("unavailable", Binds.bools(caps, cap -> cap.rotation().unavailable()))
                .then();
    }

    private static GenericExecuteSpec windows(GenericExecuteSpec sql, Collection<Cap> caps) {
        GenericExecuteSpec hours = window(sql, "hour", caps, CapUsage::hour);
        GenericExecuteSpec days = window(hours, "day", caps, CapUsage::day);
        GenericExecuteSpec weeks = window(days, "week", caps, CapUsage::week);
        return window(weeks, "month", caps, CapUsage::month)
                .bind(
                        "secondStarts",
                        Binds.instants(caps, cap -> cap.usage().second().start()))
                .bind(
                        "secondCounts",
                        Binds.integers(caps, cap -> cap.usage().second().count()));
    }

    private static GenericExecuteSpec window(
            GenericExecuteSpec sql, String name, Collection<Cap> caps, Function<CapUsage, Window> window) {
        return sql.bind(
                        name + "Starts",
                        Binds.instants(caps, cap -> window.apply(cap.usage()).start()))
                .bind(
                        name + "Counts",
                        Binds.integers(caps, cap -> window.apply(cap.usage()).count()))
                .bind(
                        name + "Attempts",
                        Binds.integers(caps, cap -> window.apply(cap.usage()).attempts()));
    }
}
