package io.trunkline.benchmarks.catchup;

import io.trunkline.testkit.servers.PostgresServer;

/// INSERTs of such rows as routing-service stores for numbers, from one connection.
final class InsertBaseline {
    static final int BATCH = 500;

    private static final int ROWS = 100_000;

    private InsertBaseline() {}

    /// Each batch is a transaction of its own.
    static double rowsPerSecond(PostgresServer postgres, String database) {
        String _ = postgres.execute(database, "CREATE TABLE bare (LIKE known_dids INCLUDING ALL)");
        long started = System.nanoTime();
        for (int row = 0; row < ROWS; row += BATCH) {
            String _ = postgres.execute(database, """
                    INSERT INTO bare
                    SELECT gen_random_uuid(), 1, false, gen_random_uuid(), '+1404' || i, 'PJSIP', 'active', NULL
                    FROM generate_series(%d, %d) AS i
                    """.formatted(row, row + BATCH - 1));
        }
        return ROWS * 1e9 / (System.nanoTime() - started);
    }
}
