package io.trunkline.data.retention;

import io.trunkline.data.rows.RowReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// A rule that drops whole partitions of tables that are partitioned by a range of dates, once the range has ended
/// longer ago than `keep`. Needs the function of `db/data-kit/partitions`.
public final class SqlPartitionRetentionRule implements RetentionRule {
    private static final String DROP = """
            SELECT CAST(sum(drop_partitions_before(parent, :day)) AS bigint) AS dropped
            FROM unnest(CAST(:parents AS text[])) WITH ORDINALITY AS tables (parent, position)
            """;

    private final String name;
    private final Duration keep;
    private final DatabaseClient database;
    private final List<String> tables;

    /// @param tables the partitioned tables; all their partitions of a range go in one transaction, in this order
    /// @throws IllegalArgumentException if `keep` is not positive
    public SqlPartitionRetentionRule(String name, Duration keep, DatabaseClient database, List<String> tables) {
        this.name = name;
        this.keep = RetentionPeriods.requirePositive(name, keep);
        this.database = database;
        this.tables = List.copyOf(tables);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration keep() {
        return keep;
    }

    @Override
    public Mono<Long> deleteBatch(Instant before) {
        return database.sql(DROP)
                .bind("day", LocalDate.ofInstant(before, ZoneOffset.UTC))
                .bind("parents", tables.toArray(String[]::new))
                .map(RowReader.with(row -> row.bigint("dropped")))
                .one();
    }
}
