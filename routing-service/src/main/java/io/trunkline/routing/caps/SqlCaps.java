package io.trunkline.routing.caps;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlCaps implements Caps {
    /// Sorted by id, so that all transactions lock caps in the same order.
    private static final String SET_LIMITS = """
            INSERT INTO caps (id, kind, max_concurrent, max_total, max_daily, max_hourly, max_per_second,
                              max_weekly, max_monthly, time_zone, counting, minimum_talk_seconds)
            SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:kinds AS text[]), CAST(:concurrent AS integer[]),
                                 CAST(:total AS bigint[]), CAST(:daily AS integer[]), CAST(:hourly AS integer[]),
                                 CAST(:perSecond AS integer[]), CAST(:weekly AS integer[]),
                                 CAST(:monthly AS integer[]), CAST(:zones AS text[]),
                                 CAST(:countings AS text[]), CAST(:minimums AS integer[])) AS set (id)
            ORDER BY set.id
            ON CONFLICT (id) DO UPDATE
            SET max_concurrent = excluded.max_concurrent, max_total = excluded.max_total,
                max_daily = excluded.max_daily, max_hourly = excluded.max_hourly,
                max_per_second = excluded.max_per_second, max_weekly = excluded.max_weekly,
                max_monthly = excluded.max_monthly, time_zone = excluded.time_zone,
                counting = excluded.counting, minimum_talk_seconds = excluded.minimum_talk_seconds
            """;

    private static final String REMOVE = "DELETE FROM caps WHERE id = ANY(:ids)";

    private static final String LOCK = "SELECT id FROM caps WHERE id = ANY(:ids) ORDER BY id FOR UPDATE";

    private static final String READ = "SELECT " + SqlCapRows.COLUMNS + "\nFROM caps WHERE id = ANY(:ids)";

    private final DatabaseClient database;

    SqlCaps(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> setLimits(Collection<LimitedCap> limited) {
        if (limited.isEmpty()) {
            return Mono.empty();
        }
        List<LimitedCap> rows = limited.stream()
                .sorted(Comparator.comparing(one -> one.key().id()))
                .toList();
        return database.sql(SET_LIMITS)
                .bind("ids", Binds.uuids(rows, row -> row.key().id()))
                .bind("kinds", Binds.texts(rows, row -> Binds.enumName(row.key().kind())))
                .bind("concurrent", Binds.integers(rows, row -> row.limits().concurrent()))
                .bind("total", Binds.bigints(rows, row -> row.limits().total()))
                .bind("daily", Binds.integers(rows, row -> row.limits().daily()))
                .bind("hourly", Binds.integers(rows, row -> row.limits().hourly()))
                .bind("perSecond", Binds.integers(rows, row -> row.limits().perSecond()))
                .bind("weekly", Binds.integers(rows, row -> row.limits().weekly()))
                .bind("monthly", Binds.integers(rows, row -> row.limits().monthly()))
                .bind("zones", Binds.texts(rows, row -> row.zone().getId()))
                .bind(
                        "countings",
                        Binds.texts(rows, row -> Binds.enumName(row.counting().what())))
                .bind("minimums", Binds.integers(rows, row ->
                        (int) row.counting().minimumTalk().toSeconds()))
                .then();
    }

    @Override
    public Mono<Void> remove(Collection<UUID> ids) {
        return database.sql(REMOVE).bind("ids", Binds.uuids(ids)).then();
    }

    @Override
    public Mono<Void> setLimits(Collection<LimitedCap> limited, Collection<UUID> gone) {
        if (gone.isEmpty()) {
            return setLimits(limited);
        }
        UUID[] all =
                Binds.uuids(Stream.concat(limited.stream().map(one -> one.key().id()), gone.stream())
                        .toList());
        Mono<Void> locked = database.sql(LOCK).bind("ids", all).then();
        return locked.then(setLimits(limited)).then(remove(gone));
    }

    @Override
    public Mono<CapLookup> read(Collection<CapKey> keys) {
        return database.sql(READ)
                .bind("ids", Binds.uuids(keys, CapKey::id))
                .map(RowReader.with(SqlCapRows::cap))
                .all()
                .collectList()
                .map(CapLookup::of);
    }
}
