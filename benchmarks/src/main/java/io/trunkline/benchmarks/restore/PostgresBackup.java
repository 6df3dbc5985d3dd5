package io.trunkline.benchmarks.restore;

import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.servers.Folders;
import io.trunkline.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A base backup and the archived write-ahead log of a PostgreSQL server, as in "Continuous Archiving and Point-in-Time
/// Recovery" of PostgreSQL's manual. The server of the suite has no pg_basebackup, so its files are copied between
/// `pg_backup_start` and `pg_backup_stop`, which is what that program does.
final class PostgresBackup {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final CopyOption[] COPY = {StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING};

    private final EmbeddedPostgres server;
    private final Path data;
    private final Path base;
    private final Path archive;

    /// @param server of the suite; it is connected to, and started for the recovery
    /// @param data   its data folder
    /// @param folder for the backup
    PostgresBackup(EmbeddedPostgres server, Path data, Path folder) {
        this.server = server;
        this.data = data;
        this.base = folder.resolve("base");
        this.archive = folder.resolve("wal");
        Folders.createPrivate(archive);
    }

    /// Takes effect with the next start of the server.
    void enableArchiving() throws SQLException {
        execute("ALTER SYSTEM SET archive_mode = on");
        execute("ALTER SYSTEM SET archive_command = 'test ! -f %1$s/%%f && cp %%p %1$s/%%f'".formatted(archive));
    }

    /// Copies the files of the running server.
    void copyBase() throws SQLException, IOException {
        try (Connection session = server.connect("postgres");
                Statement statement = session.createStatement()) {
            statement.execute("SELECT pg_backup_start('restore', true)");
            copyTree(data, base);
            try (ResultSet stop = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
                stop.next();
                Files.writeString(base.resolve("backup_label"), stop.getString(1));
            }
        }
    }

    /// The time of the server. Everything that was committed before is archived when this returns.
    String archivedPoint() throws SQLException {
        String point = read("SELECT clock_timestamp()");
        // the first commit after the point is what recovery stops at
        execute("CREATE TABLE IF NOT EXISTS restore_point (at timestamptz)");
        execute("INSERT INTO restore_point VALUES (clock_timestamp())");
        String segment = read("SELECT pg_walfile_name(pg_switch_wal())");
        Await.until("the log is archived", LIMIT, () -> Files.exists(archive.resolve(segment)));
        return point;
    }

    /// Puts the base backup in place of the data folder, and recovers to the point.
    void restore(String point) throws SQLException, IOException {
        Folders.delete(data);
        copyTree(base, data);
        Files.createFile(data.resolve("recovery.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"), """
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """.formatted(archive, point), StandardOpenOption.APPEND);
        server.start();
        Await.until(
                "the databases are recovered",
                LIMIT,
                () -> read("SELECT pg_is_in_recovery()").equals("f"));
    }

    String read(String query) throws SQLException {
        try (Connection session = server.connect("postgres");
                Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        execute("postgres", sql);
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection session = server.connect(database);
                Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Without the write-ahead log, which comes from the archive. A file that ends meanwhile is left out, and one that
    /// changes is repaired by the log.
    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.copy(folder, to.resolve(from.relativize(folder).toString()), COPY);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = from.relativize(file).toString();
                if (!name.startsWith("pg_wal/") && !name.startsWith("postmaster.")) {
                    copyIfThere(file, to.resolve(name));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static void copyIfThere(Path file, Path to) {
        try {
            Files.copy(file, to, COPY);
        } catch (NoSuchFileException _) {
            // a temporary file, or one of a table that was removed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
