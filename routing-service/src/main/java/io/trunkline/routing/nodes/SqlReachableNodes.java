package io.trunkline.routing.nodes;

import io.trunkline.data.rows.Binds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlReachableNodes implements ReachableNodes {
    private static final String UNREACHABLE = """
            SELECT node FROM watched_nodes
            WHERE node = ANY(CAST(:nodes AS text[])) AND unreachable_since IS NOT NULL
            """;

    private final DatabaseClient database;

    SqlReachableNodes(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<String>> among(List<String> nodes) {
        return database.sql(UNREACHABLE)
                .bind("nodes", Binds.texts(nodes))
                .mapValue(String.class)
                .all()
                .collect(Collectors.toSet())
                .map(unreachable -> without(nodes, unreachable));
    }

    private static List<String> without(List<String> nodes, Set<String> unreachable) {
        List<String> left =
                nodes.stream().filter(node -> !unreachable.contains(node)).toList();
        return left.isEmpty() ? nodes : left;
    }
}
