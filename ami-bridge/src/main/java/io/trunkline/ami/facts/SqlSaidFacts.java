package io.trunkline.ami.facts;

import io.r2dbc.spi.Readable;
import io.trunkline.ami.facts.domain.Fact;
import io.trunkline.ami.facts.domain.FactKind;
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
final class SqlSaidFacts implements SaidFacts {

    /// Ordered by key, so that two bridges that say the same facts do not lock each other out.
    private static final String REMEMBER = """
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

    private static final String FORGET = """
            DELETE FROM said_fact
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM said_fact WHERE said_at < :before ORDER BY said_at LIMIT 5000))
            """;

    private final DatabaseClient database;

    SqlSaidFacts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Fact.Key>> remember(String node, Collection<Fact> facts, Instant now) {
        return database.sql(REMEMBER)
                .bind("node", node)
                .bind("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .bind("uniqueIds", each(facts, Fact::uniqueId))
                .bind("kinds", each(facts, fact -> fact.kind().name()))
                .bind("richness", each(facts, fact -> String.valueOf(fact.richness())))
                .map(row -> new Fact.Key(text(row, "uniqueid"), FactKind.valueOf(text(row, "kind"))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> forget(Instant before) {
        return database.sql(FORGET)
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
