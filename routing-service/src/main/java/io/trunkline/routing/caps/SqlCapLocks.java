package io.trunkline.routing.caps;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.caps.domain.Cap;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
                second_count = w.second_count, week_start = w.week_start,
                week_count = w.week_count, month_start = w.month_start, month_count = w.month_count,
                pass = w.pass, turn = w.turn, unavailable = w.unavailable
            FROM unnest(CAST(:ids AS uuid[]), CAST(:actives AS integer[]), CAST(:totals AS bigint[]),
                        CAST(:dayStarts AS timestamptz[]), CAST(:dayCounts AS integer[]),
                        CAST(:hourStarts AS timestamptz[]), CAST(:hourCounts AS integer[]),
                        CAST(:secondStarts AS timestamptz[]), CAST(:secondCounts AS integer[]),
                        CAST(:weekStarts AS timestamptz[]), CAST(:weekCounts AS integer[]),
                        CAST(:monthStarts AS timestamptz[]), CAST(:monthCounts AS integer[]),
                        CAST(:passes AS bigint[]), CAST(:turns AS bigint[]), CAST(:unavailable AS boolean[]))
                 AS w (id, active, total, day_start, day_count, hour_start, hour_count, second_start, second_count,
                       week_start, week_count, month_start, month_count, pass, turn, unavailable)
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
        return database.sql(WRITE)
                .bind("ids", Binds.uuids(caps, cap -> cap.key().id()))
                .bind("actives", Binds.integers(caps, cap -> cap.usage().concurrent()))
                .bind("totals", Binds.bigints(caps, cap -> cap.usage().total()))
                .bind("dayStarts", Binds.instants(caps, cap -> cap.usage().day().start()))
                .bind("dayCounts", Binds.integers(caps, cap -> cap.usage().day().count()))
                .bind(
                        "hourStarts",
                        Binds.instants(caps, cap -> cap.usage().hour().start()))
                .bind(
                        "hourCounts",
                        Binds.integers(caps, cap -> cap.usage().hour().count()))
                .bind(
                        "secondStarts",
                        Binds.instants(caps, cap -> cap.usage().second().start()))
                .bind(
                        "secondCounts",
                        Binds.integers(caps, cap -> cap.usage().second().count()))
                .bind(
                        "weekStarts",
                        Binds.instants(caps, cap -> cap.usage().week().start()))
                .bind(
                        "weekCounts",
                        Binds.integers(caps, cap -> cap.usage().week().count()))
                .bind(
                        "monthStarts",
                        Binds.instants(caps, cap -> cap.usage().month().start()))
                .bind(
                        "monthCounts",
                        Binds.integers(caps, cap -> cap.usage().month().count()))
                .bind("passes", Binds.bigints(caps, cap -> cap.rotation().pass()))
                .bind("turns", Binds.bigints(caps, cap -> cap.rotation().turn()))
                .bind("unavailable", Binds.bools(caps, cap -> cap.rotation().unavailable()))
                .then();
    }
}
