package io.trunkline.realtime.hosts;

import static java.util.stream.Collectors.toMap;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

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
                .bind("hosts", Binds.texts(hosts))
                .map(RowReader.with(row -> Map.entry(row.text("host"), row.texts("addresses"))))
                .all()
                .collectList()
                .map(known -> known.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Mono<Void> save(Map<String, List<String>> found, Instant resolvedAt) {
        var hosts = List.copyOf(found.entrySet());
        return database.sql(SAVE)
                .bind("hosts", Binds.texts(hosts, Map.Entry::getKey))
                .bind("addresses", Binds.texts(hosts, host -> String.join(" ", host.getValue())))
                .bind("resolvedAt", resolvedAt)
                .then();
    }
}
