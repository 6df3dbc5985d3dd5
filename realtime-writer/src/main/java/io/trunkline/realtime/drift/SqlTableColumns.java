package io.trunkline.realtime.drift;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.trunkline.data.rows.RowReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class SqlTableColumns implements TableColumns {
    /// information_schema has only columns that the role may use: one without privileges would count as missing.
    private static final String READ = """
            SELECT CAST(relname AS TEXT) AS table_name, CAST(attname AS TEXT) AS column_name
            FROM pg_attribute
            JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = CAST('public' AS regnamespace) AND relkind IN ('r', 'p', 'v')
                AND attnum > 0 AND NOT attisdropped
            """;

    private final DatabaseClient database;

    SqlTableColumns(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<String, Set<String>>> read() {
        return database.sql(READ)
                .map(RowReader.with(row -> Map.entry(row.text("table_name"), row.text("column_name"))))
                .all()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    @Override
    public Mono<Void> run(List<String> remedy) {
        return Flux.fromIterable(remedy)
                .concatMap(statement -> database.sql(statement).then())
                .then();
    }
}
