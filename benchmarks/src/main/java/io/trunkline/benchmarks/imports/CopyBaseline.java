package io.trunkline.benchmarks.imports;

import io.trunkline.testkit.servers.PostgresServer;
import java.time.Duration;

/// COPY of the imported rows into a table with the columns and indexes of `did`, from a file of the server.
final class CopyBaseline {
    private static final String COLUMNS = "id, tenant_id, number, raw_number, import_id, area_code, trunk, status,"
            + " max_usage, tags, metadata, version, deleted, created_at, updated_at, calls";

    private CopyBaseline() {}

    static Duration copy(PostgresServer postgres, String database) {
        String file = postgres.execute(database, "SELECT current_setting('data_directory')") + "/bench-import.copy";
        String _ = postgres.execute(database, "CREATE TABLE did_copy (LIKE did INCLUDING ALL)");
        // in another order than that of the indexes, as the ids of numbers are random
        String _ = postgres.execute(
                database, "COPY (SELECT " + COLUMNS + " FROM did ORDER BY created_at, number) TO '" + file + "'");
        String _ = postgres.execute(database, "CHECKPOINT");
        long started = System.nanoTime();
        String _ = postgres.execute(database, "COPY did_copy (" + COLUMNS + ") FROM '" + file + "'");
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
