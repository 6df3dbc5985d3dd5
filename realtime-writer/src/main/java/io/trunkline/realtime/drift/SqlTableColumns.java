package io.trunkline.realtime.drift;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.trunkline.data.rows.RowReader;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlTableColumns implements TableColumns {
    private static final String READ = """
            SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name
            FROM information_schema.columns
            WHERE table_schema = 'public'
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
}
