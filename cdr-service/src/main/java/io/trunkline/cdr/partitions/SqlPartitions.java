package io.trunkline.cdr.partitions;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Partitions in PostgreSQL. Months that are known to exist are not queried again.
@Component
class SqlPartitions implements Partitions {
    private static final String CREATE_MISSING = """
            SELECT ensure_month(first_day) FROM unnest(CAST(:firstDays AS date[])) AS first_day
            """;

    private final DatabaseClient database;
    private final Set<LocalDate> existing = ConcurrentHashMap.newKeySet();

    SqlPartitions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> createMissing(Collection<LocalDate> firstDays) {
        var missing = firstDays.stream()
                .filter(day -> !existing.contains(day))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(CREATE_MISSING)
                .bind("firstDays", missing.toArray(LocalDate[]::new))
                .then()
                .doOnSuccess(_ -> existing.addAll(missing));
    }
}
