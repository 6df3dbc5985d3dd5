package io.trunkline.realtime.apply;

import static java.util.stream.Collectors.toMap;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Resolved names over R2DBC.
@Component
final class SqlResolvedHostStore implements ResolvedHostStore {
    private static final String FIND = """
            SELECT host, addresses FROM projection.known_host WHERE host = ANY (:hosts)
            """;
    private static final String SAVE = """
            INSERT INTO projection.known_host (host, addresses, resolved_at)
            SELECT host, string_to_array(addresses, ' '), :resolvedAt
            FROM unnest(:hosts, :addresses) AS found (host, addresses)
            ON CONFLICT (host) DO UPDATE SET addresses = EXCLUDED.addresses, resolved_at = EXCLUDED.resolved_at
            """;

    private final DatabaseClient database;

    SqlResolvedHostStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<String, List<String>>> find(Collection<String> hosts) {
        return database.sql(FIND)
                .bind("hosts", hosts.toArray(String[]::new))
                .map(row -> Map.entry(SqlAraRows.text(row, "host"), addresses(row)))
                .all()
                .collectList()
                .map(known -> known.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Mono<Void> save(Map<String, List<String>> found, Instant resolvedAt) {
        var hosts = List.copyOf(found.entrySet());
        return database.sql(SAVE)
                .bind("hosts", hosts.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .bind(
                        "addresses",
                        hosts.stream()
                                .map(host -> String.join(" ", host.getValue()))
                                .toArray(String[]::new))
                .bind("resolvedAt", resolvedAt)
                .then();
    }

    private static List<String> addresses(Readable row) {
        return List.of(Objects.requireNonNull(row.get("addresses", String[].class)));
    }
}
