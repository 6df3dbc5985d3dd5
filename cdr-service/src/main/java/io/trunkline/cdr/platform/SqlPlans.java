package io.trunkline.cdr.platform;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// How PostgreSQL plans the statements of a transaction.
@Component
public class SqlPlans {
    private static final String WITH_VALUES = """
            SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)
            """;

    private final DatabaseClient database;

    SqlPlans(DatabaseClient database) {
        this.database = database;
    }

    /// Plans each statement for the values of its parameters. A plan for any values, which PostgreSQL may use
    /// from the sixth time on, takes each range of time or of numbers for a short one: to find the hours of a few
    /// ids, it would read those of all. Compiling a statement would take longer than it saves.
    public Mono<Void> withValues() {
        return database.sql(WITH_VALUES).then();
    }
}
