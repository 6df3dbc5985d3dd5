package io.trunkline.benchmarks.caps;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.measure.LoadGenerator;
import io.trunkline.benchmarks.measure.LoadGenerator.LoadResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A baseline like `pgbench` with one statement: each connection repeats a prepared conditional UPDATE that takes
/// one of a cap, in its own transaction. (pgbench itself is not among the embedded binaries.)
final class HotRowBaseline {
    private static final String UPDATE = "UPDATE hot SET active = active + 1 WHERE id = ? AND active < most";

    private final BenchEnvironment environment;

    HotRowBaseline(BenchEnvironment environment) {
        this.environment = environment;
        String _ = environment.query("""
                CREATE TABLE hot (id integer PRIMARY KEY, active integer NOT NULL, most integer NOT NULL);
                INSERT INTO hot SELECT g, 0, 1000000000 FROM generate_series(1, 1000) AS g;
                """);
    }

    /// @param rows over which the updates are distributed
    LoadResult measure(int rows, int connections, Duration time) {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                open.add(environment.connect());
            }
            return LoadGenerator.runClosedLoop(connections, time, number -> updater(open.get(number), rows, number));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            open.forEach(HotRowBaseline::close);
        }
    }

    private static Runnable updater(Connection connection, int rows, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try {
            PreparedStatement take = connection.prepareStatement(UPDATE);
            return () -> update(take, 1 + random.nextInt(rows));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(PreparedStatement take, int row) {
        try {
            take.setInt(1, row);
            if (take.executeUpdate() != 1) {
                throw new IllegalStateException("row " + row + " was not updated");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
