package io.trunkline.realtime.hosts;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.realtime.hosts.domain.FailedLookups;
import io.trunkline.realtime.hosts.domain.KnownAddress;
import io.trunkline.realtime.hosts.domain.KnownHost;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Component
final class SqlKnownHosts implements KnownHosts {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String FIND = """
            SELECT host, addresses, CAST(missing AS TEXT) AS missing, resolved_at, next_lookup_at, failure,
                failing_since, failures
            FROM projection.known_host WHERE host = ANY (:hosts)
            """;
    private static final String SAVE = """
            INSERT INTO projection.known_host (host, addresses, missing, resolved_at, next_lookup_at, failure,
                failing_since, failures)
            SELECT host, string_to_array(addresses, ' '), CAST(missing AS jsonb), resolved_at, next_lookup_at, failure,
                failing_since, failures
            FROM unnest(:hosts, :addresses, :missing, CAST(:resolvedAt AS timestamptz[]),
                CAST(:nextLookupAt AS timestamptz[]), :failure, CAST(:failingSince AS timestamptz[]), :failures)
                AS looked_up (host, addresses, missing, resolved_at, next_lookup_at, failure, failing_since, failures)
            ON CONFLICT (host) DO UPDATE SET addresses = EXCLUDED.addresses, missing = EXCLUDED.missing,
                resolved_at = EXCLUDED.resolved_at, next_lookup_at = EXCLUDED.next_lookup_at,
                failure = EXCLUDED.failure, failing_since = EXCLUDED.failing_since, failures = EXCLUDED.failures
            """;
    private static final String CLAIM_DUE = """
            UPDATE projection.known_host SET next_lookup_at = :claimedUntil
            WHERE host IN (
                SELECT k.host FROM projection.known_host k
                WHERE k.next_lookup_at <= :now
                  AND EXISTS (SELECT FROM projection.entity e WHERE e.host = k.host AND NOT e.deleted)
                ORDER BY k.next_lookup_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING host
            """;
    private static final String COUNT_FAILING = """
            SELECT CAST(count(*) AS INTEGER) AS failing FROM projection.known_host k
            WHERE k.failure = :failure AND k.failures >= :repeated
              AND EXISTS (SELECT FROM projection.entity e WHERE e.host = k.host AND NOT e.deleted)
            """;
    private static final String DELETE_UNUSED = """
            DELETE FROM projection.known_host k WHERE k.next_lookup_at < :dueBefore
              AND NOT EXISTS (SELECT FROM projection.entity e WHERE e.host = k.host AND NOT e.deleted)
            """;

    private final DatabaseClient database;

    SqlKnownHosts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<KnownHost>> find(Collection<String> names) {
        return database.sql(FIND)
                .bind("hosts", Binds.texts(names))
                .map(RowReader.with(SqlKnownHosts::knownHost))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> save(List<KnownHost> hosts) {
        return database.sql(SAVE)
                .bind("hosts", Binds.texts(hosts, KnownHost::name))
                .bind("addresses", Binds.texts(hosts, host -> String.join(" ", host.matches())))
                .bind("missing", Binds.texts(hosts, SqlKnownHosts::missing))
                .bind("resolvedAt", Binds.instants(hosts, KnownHost::resolvedAt))
                .bind("nextLookupAt", Binds.instants(hosts, KnownHost::nextLookupAt))
                .bind(
                        "failure",
                        Binds.texts(
                                hosts,
                                host -> host.failing() == null
                                        ? null
                                        : host.failing().failure().name()))
                .bind(
                        "failingSince",
                        Binds.instants(
                                hosts,
                                host -> host.failing() == null
                                        ? null
                                        : host.failing().since()))
                .bind(
                        "failures",
                        Binds.integers(
                                hosts,
                                host -> host.failing() == null
                                        ? 0
                                        : host.failing().count()))
                .then();
    }

    @Override
    public Mono<List<String>> claimDue(Instant now, Instant claimedUntil, int limit) {
        return database.sql(CLAIM_DUE)
                .bind("now", now)
                .bind("claimedUntil", claimedUntil)
                .bind("limit", limit)
                .map(RowReader.with(row -> row.text("host")))
                .all()
                .collectList();
    }

    @Override
    public Mono<Integer> countFailing(LookupFailure failure) {
        return database.sql(COUNT_FAILING)
                .bind("failure", failure.name())
                .bind("repeated", FailedLookups.REPEATED)
                .map(RowReader.with(row -> row.integer("failing")))
                .one();
    }

    @Override
    public Mono<Void> deleteUnused(Instant dueBefore) {
        return database.sql(DELETE_UNUSED).bind("dueBefore", dueBefore).then();
    }

    /// The times since which addresses are missing, by address.
    private static String missing(KnownHost host) {
        var since = new TreeMap<String, String>();
        for (KnownAddress known : host.addresses()) {
            if (known.missingSince() != null) {
                since.put(known.address(), known.missingSince().toString());
            }
        }
        return JSON.writeValueAsString(since);
    }

    private static KnownHost knownHost(RowReader row) {
        JsonNode missing = JSON.readTree(row.text("missing"));
        return new KnownHost(
                row.text("host"),
                row.texts("addresses").stream()
                        .map(address -> new KnownAddress(address, since(missing.get(address))))
                        .toList(),
                row.instantOrNull("resolved_at"),
                row.instant("next_lookup_at"),
                failing(row));
    }

    private static @Nullable Instant since(@Nullable JsonNode time) {
        return time == null ? null : Instant.parse(time.asString());
    }

    private static @Nullable FailedLookups failing(RowReader row) {
        LookupFailure failure = row.enumValueOrNull("failure", LookupFailure.class);
        return failure == null
                ? null
                : new FailedLookups(
                        failure, Objects.requireNonNull(row.instantOrNull("failing_since")), row.integer("failures"));
    }
}
