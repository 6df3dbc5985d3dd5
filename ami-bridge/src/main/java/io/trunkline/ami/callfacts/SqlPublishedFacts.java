package io.trunkline.ami.callfacts;

import io.r2dbc.spi.Readable;
import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlPublishedFacts implements PublishedFacts {

    /// Ordered by key, so that two bridges that say the same facts do not lock each other out.
    private static final String SAVE_NEW = """
            INSERT INTO said_fact (node, uniqueid, kind, richness, said_at)
            SELECT :node, uniqueid, kind, richness, :now
            FROM unnest(CAST(:uniqueIds AS text[]), CAST(:kinds AS text[]), CAST(:richness AS smallint[]))
                 AS said (uniqueid, kind, richness)
            ORDER BY uniqueid, kind
            ON CONFLICT (node, uniqueid, kind) DO UPDATE
            SET richness = excluded.richness, said_at = excluded.said_at
            WHERE said_fact.richness < excluded.richness
            RETURNING uniqueid, kind
            """;

    private static final String DELETE_OLD = """
            DELETE FROM said_fact
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM said_fact WHERE said_at < :before ORDER BY said_at LIMIT 5000))
            """;

    private final DatabaseClient database;

    SqlPublishedFacts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Fact.FactKey>> saveNew(String node, Collection<Fact> facts, Instant now) {
        return database.sql(SAVE_NEW)
                .bind("node", node)
                .bind("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .bind("uniqueIds", each(facts, Fact::uniqueId))
                .bind("kinds", each(facts, fact -> fact.kind().name()))
                .bind("richness", each(facts, fact -> String.valueOf(fact.detailRank())))
                .map(row -> new Fact.FactKey(text(row, "uniqueid"), FactKind.valueOf(text(row, "kind"))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> deleteBefore(Instant before) {
        return database.sql(DELETE_OLD)
                .bind("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .fetch()
                .rowsUpdated();
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static String[] each(Collection<Fact> facts, Function<Fact, String> part) {
        return facts.stream().map(part).toArray(String[]::new);
    }
}
