package io.trunkline.ami.reloads;

import io.trunkline.ami.reloads.domain.SentReloads;
import io.trunkline.data.rows.RowReader;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlAppliedConfigurations implements AppliedConfigurations {

    /// `GREATEST` ignores null.
    private static final String SAVE_CHANGE = """
            INSERT INTO node_configuration AS n (node, applied_at, reloaded_at, missed_reloads)
            VALUES (:node, :appliedAt, CASE WHEN :done > 0 THEN clock_timestamp() END, :missed)
            ON CONFLICT (node) DO UPDATE
            SET applied_at = GREATEST(n.applied_at, excluded.applied_at),
                reloaded_at = GREATEST(n.reloaded_at, excluded.reloaded_at),
                missed_reloads = n.missed_reloads + excluded.missed_reloads
            """;

    private static final String SAVE_ALL = """
            INSERT INTO node_configuration AS n (node, reloaded_at, missed_reloads)
            VALUES (:node, CASE WHEN :done > 0 THEN clock_timestamp() END, :missed)
            ON CONFLICT (node) DO UPDATE
            SET reloaded_at = GREATEST(n.reloaded_at, excluded.reloaded_at),
                missed_reloads = excluded.missed_reloads
            """;

    private static final String FIND =
            "SELECT applied_at, reloaded_at, missed_reloads FROM node_configuration WHERE node = :node";

    private final DatabaseClient database;

    SqlAppliedConfigurations(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> saveChange(String node, Instant appliedAt, SentReloads sent) {
        return database.sql(SAVE_CHANGE)
                .bind("node", node)
                .bind("appliedAt", appliedAt)
                .bind("done", sent.done())
                .bind("missed", sent.missed())
                .then();
    }

    @Override
    public Mono<Void> saveAll(String node, SentReloads sent) {
        return database.sql(SAVE_ALL)
                .bind("node", node)
                .bind("done", sent.done())
                .bind("missed", sent.missed())
                .then();
    }

    @Override
    public Mono<NodeConfiguration> find(String node) {
        return database.sql(FIND)
                .bind("node", node)
                .map(RowReader.with(row -> new NodeConfiguration(
                        row.instantOrNull("applied_at"),
                        row.instantOrNull("reloaded_at"),
                        row.integer("missed_reloads"))))
                .one()
                .defaultIfEmpty(new NodeConfiguration(null, null, 0));
    }
}
