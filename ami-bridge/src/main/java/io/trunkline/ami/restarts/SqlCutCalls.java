package io.trunkline.ami.restarts;

import io.trunkline.data.rows.RowReader;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlCutCalls implements CutCalls {

    private static final String HAS_UNPUBLISHED_LOG = """
            SELECT EXISTS (
                SELECT FROM cel
                WHERE NOT published AND inserted_at < :startedAt AND starts_with(linkedid, :node || '-')
            ) AS waiting
            """;

    /// A fact may be published after the node's start although its call began before, if the bridge was stopped.
    /// The second in the id of Asterisk's own channels is the node's. The second in the id of an order is
    /// routing's, and the node may place the call after its start; the log has the node's own time.
    private static final String FIND = """
            SELECT begun.uniqueid, COALESCE(
                GREATEST(
                    (SELECT max(published_at) FROM published_fact WHERE node = :node AND published_at < :startedAt),
                    (SELECT max(inserted_at) FROM cel
                     WHERE inserted_at < :startedAt AND starts_with(linkedid, :node || '-'))),
                :startedAt) AS last_seen_at
            FROM published_fact AS begun
            WHERE begun.node = :node AND begun.kind = 'STARTED'
              AND (begun.published_at < :startedAt
                   OR CAST(substring(begun.uniqueid FROM '^[^-]+-([0-9]{1,12})[.][0-9]+$') AS bigint) < :startSecond
                   OR EXISTS (
                       SELECT FROM cel
                       WHERE linkedid = begun.uniqueid
                         AND eventtime < CAST(:startedAt AS timestamptz) AT TIME ZONE 'UTC'))
              AND NOT EXISTS (
                  SELECT FROM published_fact AS ended
                  WHERE ended.node = begun.node AND ended.uniqueid = begun.uniqueid AND ended.kind = 'COMPLETED')
            ORDER BY begun.uniqueid
            """;

    private final DatabaseClient database;

    SqlCutCalls(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> hasUnpublishedLog(String node, Instant startedAt) {
        return database.sql(HAS_UNPUBLISHED_LOG)
                .bind("node", node)
                .bind("startedAt", startedAt)
                .map(RowReader.with(row -> row.bool("waiting")))
                .one();
    }

    @Override
    public Mono<List<CutCall>> find(String node, Instant startedAt) {
        return database.sql(FIND)
                .bind("node", node)
                .bind("startedAt", startedAt)
                .bind("startSecond", startedAt.getEpochSecond())
                .map(RowReader.with(row -> new CutCall(row.text("uniqueid"), row.instant("last_seen_at"))))
                .all()
                .collectList();
    }
}
