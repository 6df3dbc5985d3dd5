package io.trunkline.routing.caps;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
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
    /// Sorted, so that two that limit the same caps, or one that admits, wait for each other in one order.
    private static final String LIMIT = """
            INSERT INTO caps (id, kind, max_at_once, max_in_all, max_a_day, max_an_hour, max_a_second, time_zone)
            SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:kinds AS text[]), CAST(:atOnce AS integer[]),
                                 CAST(:inAll AS bigint[]), CAST(:aDay AS integer[]), CAST(:anHour AS integer[]),
                                 CAST(:aSecond AS integer[]), CAST(:zones AS text[])) AS set (id)
            ORDER BY set.id
            ON CONFLICT (id) DO UPDATE
            SET max_at_once = excluded.max_at_once, max_in_all = excluded.max_in_all,
                max_a_day = excluded.max_a_day, max_an_hour = excluded.max_an_hour,
                max_a_second = excluded.max_a_second, time_zone = excluded.time_zone
            """;

    private static final String FORGET = "DELETE FROM caps WHERE id = ANY(:ids)";

    private static final String LOCK = "SELECT id FROM caps WHERE id = ANY(:ids) ORDER BY id FOR UPDATE";

    private static final String READ = "SELECT " + SqlCapRows.COLUMNS + "\nFROM caps WHERE id = ANY(:ids)";

    private final DatabaseClient database;

    SqlCaps(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> limit(Collection<Limited> limited) {
        if (limited.isEmpty()) {
            return Mono.empty();
        }
        List<Limited> rows = limited.stream()
                .sorted(Comparator.comparing(one -> one.key().id()))
                .toList();
        return database.sql(LIMIT)
                .bind("ids", each(rows, row -> row.key().id(), UUID[]::new))
                .bind("kinds", each(rows, row -> row.key().kind().name().toLowerCase(Locale.ROOT), String[]::new))
                .bind("atOnce", limits(rows, Limits::atOnce, Integer[]::new))
                .bind("inAll", limits(rows, Limits::inAll, Long[]::new))
                .bind("aDay", limits(rows, Limits::aDay, Integer[]::new))
                .bind("anHour", limits(rows, Limits::anHour, Integer[]::new))
                .bind("aSecond", limits(rows, Limits::aSecond, Integer[]::new))
                .bind("zones", each(rows, row -> row.zone().getId(), String[]::new))
                .then();
    }

    @Override
    public Mono<Void> forget(Collection<UUID> ids) {
        return database.sql(FORGET).bind("ids", ids.toArray(UUID[]::new)).then();
    }

    @Override
    public Mono<Void> limit(Collection<Limited> limited, Collection<UUID> gone) {
        if (gone.isEmpty()) {
            return limit(limited);
        }
        UUID[] all = Stream.concat(limited.stream().map(one -> one.key().id()), gone.stream())
                .toArray(UUID[]::new);
        Mono<Void> locked = database.sql(LOCK).bind("ids", all).then();
        return locked.then(limit(limited)).then(forget(gone));
    }

    @Override
    public Mono<Ledger> read(Collection<CapKey> keys) {
        return database.sql(READ)
                .bind("ids", keys.stream().map(CapKey::id).toArray(UUID[]::new))
                .map(SqlCapRows::cap)
                .all()
                .collectList()
                .map(Ledger::of);
    }

    private static <T> @Nullable T[] limits(
            List<Limited> rows, Function<Limits, @Nullable T> part, IntFunction<@Nullable T[]> array) {
        return rows.stream().map(row -> part.apply(row.limits())).toArray(array);
    }

    private static <T> T[] each(List<Limited> rows, Function<Limited, T> part, IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
