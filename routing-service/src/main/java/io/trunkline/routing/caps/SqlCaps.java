package io.trunkline.routing.caps;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.Limits;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlCaps implements Caps {
    /// Sorted by id, so that all transactions lock caps in the same order.
    private static final String SET_LIMITS = """
            INSERT INTO caps (id, kind, max_concurrent, max_total, max_daily, max_hourly, max_per_second, time_zone)
            SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:kinds AS text[]), CAST(:concurrent AS integer[]),
                                 CAST(:total AS bigint[]), CAST(:daily AS integer[]), CAST(:hourly AS integer[]),
                                 CAST(:perSecond AS integer[]), CAST(:zones AS text[])) AS set (id)
            ORDER BY set.id
            ON CONFLICT (id) DO UPDATE
            SET max_concurrent = excluded.max_concurrent, max_total = excluded.max_total,
                max_daily = excluded.max_daily, max_hourly = excluded.max_hourly,
                max_per_second = excluded.max_per_second, time_zone = excluded.time_zone
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
                .bind("ids", array(rows, row -> row.key().id(), UUID[]::new))
                .bind("kinds", array(rows, row -> row.key().kind().name().toLowerCase(Locale.ROOT), String[]::new))
                .bind("concurrent", limits(rows, Limits::concurrent, Integer[]::new))
                .bind("total", limits(rows, Limits::total, Long[]::new))
                .bind("daily", limits(rows, Limits::daily, Integer[]::new))
                .bind("hourly", limits(rows, Limits::hourly, Integer[]::new))
                .bind("perSecond", limits(rows, Limits::perSecond, Integer[]::new))
                .bind("zones", array(rows, row -> row.zone().getId(), String[]::new))
                .then();
    }

    @Override
    public Mono<Void> remove(Collection<UUID> ids) {
        return database.sql(REMOVE).bind("ids", ids.toArray(UUID[]::new)).then();
    }

    @Override
    public Mono<Void> setLimits(Collection<LimitedCap> limited, Collection<UUID> gone) {
        if (gone.isEmpty()) {
            return setLimits(limited);
        }
        UUID[] all = Stream.concat(limited.stream().map(one -> one.key().id()), gone.stream())
                .toArray(UUID[]::new);
        Mono<Void> locked = database.sql(LOCK).bind("ids", all).then();
        return locked.then(setLimits(limited)).then(remove(gone));
    }

    @Override
    public Mono<CapLookup> read(Collection<CapKey> keys) {
        return database.sql(READ)
                .bind("ids", keys.stream().map(CapKey::id).toArray(UUID[]::new))
                .map(SqlCapRows::cap)
                .all()
                .collectList()
                .map(CapLookup::of);
    }

    private static <T> @Nullable T[] limits(
            List<LimitedCap> rows, Function<Limits, @Nullable T> part, IntFunction<@Nullable T[]> array) {
        return rows.stream().map(row -> part.apply(row.limits())).toArray(array);
    }

    private static <T> T[] array(List<LimitedCap> rows, Function<LimitedCap, T> part, IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
