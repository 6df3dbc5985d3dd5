package io.trunkline.benchmarks.cost;

import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The bytes of each database, with its indexes, and of the records in Kafka's topics. PostgreSQL's write-ahead log
/// is not included, since its size has a limit.
///
/// @param bytes by name of the database, or `Kafka`
record DiskUse(Map<String, Long> bytes) {
    private static final String KAFKA = "Kafka";
    private static final String DATABASES = "SELECT oid, datname FROM pg_database WHERE NOT datistemplate";

    /// @param folder the data folder of the suite
    static DiskUse of(RunningSuite suite, Path folder) {
        Map<String, Long> bytes = new TreeMap<>();
        try (var connection = suite.connectToDatabase("routing", "trunkline_routing");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(DATABASES)) {
            while (rows.next()) {
                bytes.put(rows.getString(2), sizeOf(folder.resolve("postgres/data/base/" + rows.getString(1)), ""));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // without the index files, which Kafka makes larger than they are used
        bytes.put(KAFKA, sizeOf(folder.resolve("kafka/data"), ".log"));
        return new DiskUse(bytes);
    }

    private static long sizeOf(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .mapToLong(DiskUse::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DiskUse since(DiskUse earlier) {
        Map<String, Long> grown = new TreeMap<>();
        bytes.forEach((name, now) -> grown.put(name, now - earlier.bytes.getOrDefault(name, 0L)));
        return new DiskUse(grown);
    }

    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
