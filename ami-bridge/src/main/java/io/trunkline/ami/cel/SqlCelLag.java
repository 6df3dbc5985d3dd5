package io.trunkline.ami.cel;

import io.trunkline.data.rows.RowReader;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlCelLag implements CelLag {

    private static final String LAG = """
            SELECT COALESCE(CAST(1000 * extract(epoch FROM clock_timestamp() - (
                SELECT inserted_at FROM cel
                WHERE NOT published AND starts_with(linkedid, :node || '-')
                ORDER BY inserted_at, id
                LIMIT 1)) AS bigint), 0) AS lag_millis
            """;

    private final DatabaseClient database;

    SqlCelLag(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Duration> current(String node) {
        return database.sql(LAG)
                .bind("node", node)
                .map(RowReader.with(row -> Duration.ofMillis(row.bigint("lag_millis"))))
                .one();
    }
}
