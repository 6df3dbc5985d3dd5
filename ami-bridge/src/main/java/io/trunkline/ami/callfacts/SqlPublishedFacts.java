package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlPublishedFacts implements PublishedFacts {

    /// In the order of the keys, so that two bridges that publish the same facts do not deadlock.
    private static final String SAVE_NEW = """
            INSERT INTO published_fact (node, uniqueid, kind, detail_rank, published_at)
            SELECT :node, uniqueid, kind, detail_rank, :now
            FROM unnest(CAST(:uniqueIds AS text[]), CAST(:kinds AS text[]), CAST(:detailRanks AS integer[]))
                 AS facts (uniqueid, kind, detail_rank)
            ORDER BY uniqueid, kind
            ON CONFLICT (node, uniqueid, kind) DO UPDATE
            SET detail_rank = excluded.detail_rank, published_at = excluded.published_at
            WHERE published_fact.detail_rank < excluded.detail_rank
            RETURNING uniqueid, kind
            """;

    private static final String SAVE = """
            INSERT INTO published_fact (node, uniqueid, kind, detail_rank, published_at)
            SELECT :node, uniqueid, kind, detail_rank, published_at
            FROM unnest(CAST(:uniqueIds AS text[]), CAST(:kinds AS text[]), CAST(:detailRanks AS integer[]),
                        CAST(:publishedAt AS timestamptz[])) AS facts (uniqueid, kind, detail_rank, published_at)
            ORDER BY uniqueid, kind
            ON CONFLICT (node, uniqueid, kind) DO UPDATE
            SET detail_rank = excluded.detail_rank, published_at = excluded.published_at
            WHERE published_fact.detail_rank < excluded.detail_rank
            """;

    private final DatabaseClient database;

    SqlPublishedFacts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Fact.FactKey>> saveNew(String node, Collection<Fact> facts, Instant now) {
        return database.sql(SAVE_NEW)
                .bind("node", node)
                .bind("now", now)
                .bind("uniqueIds", Binds.texts(facts, Fact::uniqueId))
                .bind("kinds", Binds.texts(facts, fact -> fact.kind().name()))
                .bind("detailRanks", Binds.integers(facts, Fact::detailRank))
                .map(RowReader.with(SqlPublishedFacts::key))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> save(String node, Collection<SentFacts.Sent> facts) {
        return facts.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE)
                        .bind("node", node)
                        .bind(
                                "uniqueIds",
                                Binds.texts(facts, sent -> sent.fact().uniqueId()))
                        .bind(
                                "kinds",
                                Binds.texts(facts, sent -> sent.fact().kind().name()))
                        .bind(
                                "detailRanks",
                                Binds.integers(facts, sent -> sent.fact().detailRank()))
                        .bind("publishedAt", Binds.instants(facts, SentFacts.Sent::at))
                        .then();
    }

    private static Fact.FactKey key(RowReader row) {
        return new Fact.FactKey(row.text("uniqueid"), row.enumValue("kind", FactKind.class));
    }
}
