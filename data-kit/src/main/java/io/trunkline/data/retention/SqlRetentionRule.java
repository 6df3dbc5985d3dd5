package io.trunkline.data.retention;

import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// A rule that is one DELETE.
public final class SqlRetentionRule implements RetentionRule {
    private final String name;
    private final Duration keep;
    private final DatabaseClient database;
    private final String delete;

    /// @param delete binds `:before`, has a LIMIT, and an index by which it finds the oldest rows
    /// @throws IllegalArgumentException if `keep` is not positive
    public SqlRetentionRule(String name, Duration keep, DatabaseClient database, String delete) {
        this.name = name;
        this.keep = RetentionPeriods.requirePositive(name, keep);
        this.database = database;
        this.delete = delete;
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
        return database.sql(delete).bind("before", before).fetch().rowsUpdated();
    }
}
