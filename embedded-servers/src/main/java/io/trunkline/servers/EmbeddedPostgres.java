package io.trunkline.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// PostgreSQL 18 in its own folder, with fsync and synchronous_commit on, on the loopback interface and with
/// password authentication (SCRAM) only. PostgreSQL does not run as root; in that case it is started in its own
/// user namespace.
public final class EmbeddedPostgres {
    /// The superuser; its password is in the server's folder.
    public static final String SUPERUSER = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Path folder;
    private final Path cache;
    private final int port;
    private final List<String> moreSettings;
    private volatile @Nullable ServerProcess process;

    /// @param folder for data, password, log and pid
    /// @param cache for the unpacked binaries; may be shared by servers
    /// @param port of 127.0.0.1
    public EmbeddedPostgres(Path folder, Path cache, int port) {
        this(folder, cache, port, List.of());
    }

    /// @param moreSettings such as `ssl=on`
    public EmbeddedPostgres(Path folder, Path cache, int port, List<String> moreSettings) {
        this.moreSettings = List.copyOf(moreSettings);
        this.folder = folder.toAbsolutePath();
        this.cache = cache.toAbsolutePath();
        this.port = port;
    }

    /// True if the server of an earlier JVM is still running on this folder, so that [#start] would adopt it.
    public boolean isAlreadyRunning() {
        return findRunning().isPresent();
    }

    /// Starts the server, or adopts one that is already running on this folder, and returns when it responds.
    ///
    /// @throws ServerFailedException if it ends at its start, for instance because the port is in use
    public void start() {
        Folders.createPrivate(folder);
        Optional<ServerProcess> leftOver = findRunning();
        if (leftOver.isPresent()) {
            process = leftOver.get();
        } else {
            Path home = PostgresBinaries.unpackInto(cache);
            initializeData(home);
            process = ServerProcess.start("PostgreSQL", command(home), folder, logFile(), pidFile());
        }
        awaitReady();
    }

    /// True if it was started and ended without being stopped, for instance because the disk was full.
    public boolean hasEndedByItself() {
        return ServerProcess.hasEndedByItself(pidFile(), mark());
    }

    private String mark() {
        return "-D " + dataFolder();
    }

    private Optional<ServerProcess> findRunning() {
        Optional<ServerProcess> found = ServerProcess.findRunning("PostgreSQL", pidFile(), mark());
        if (found.isPresent() && !Files.exists(dataFolder().resolve("postmaster.pid"))) {
            return Optional.empty();
        }
        return found;
    }

    private void initializeData(Path home) {
        if (Files.exists(dataFolder())) {
            return;
        }
        // only a complete folder gets this name; an incomplete one is discarded
        Path part = folder.resolve("data.part");
        Folders.delete(part);
        Path password = folder.resolve("superuser-password");
        PrivateFile.createIfMissing(password, Passwords::random);
        List<String> command = unprivilegedPrefix();
        command.addAll(List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + part,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions"));
        ServerProcess initdb = ServerProcess.start("initdb", command, folder, logFile(), folder.resolve("initdb.pid"));
        if (!initdb.awaitExit(START_TIMEOUT) || !Files.exists(part.resolve("global/pg_control"))) {
            initdb.kill();
            throw new ServerFailedException("PostgreSQL's data folder could not be created, see " + logTail());
        }
        initdb.stop("TERM", STOP_TIMEOUT);
        try {
            Files.move(part, dataFolder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServerFailedException("cannot create " + dataFolder(), e);
        }
    }

    private List<String> command(Path home) {
        List<String> command = unprivilegedPrefix();
        command.addAll(List.of(
                home.resolve("bin/postgres").toString(), "-D", dataFolder().toString(), "-p", "" + port));
        Stream.concat(settings().stream(), moreSettings.stream())
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private static List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=200",
                "shared_buffers=64MB",
                "max_wal_size=512MB",
                "timezone=UTC",
                "log_timezone=UTC");
    }

    private static List<String> unprivilegedPrefix() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? new ArrayList<>(List.of("unshare", "--user")) : new ArrayList<>();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            if (requireProcess().awaitExit(POLL)) {
                throw new ServerFailedException(
                        "PostgreSQL ended at its start (is port %d in use?), see %s".formatted(port, logTail()));
            }
            if (isOurServer()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new ServerFailedException(
                        "PostgreSQL does not respond on port %d, see %s".formatted(port, logTail()));
            }
        }
    }

    /// Another server on the port would reject the password or report a different folder.
    private boolean isOurServer() {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && row.getString(1).equals(dataFolder().toString());
        } catch (SQLException _) {
            return false;
        }
    }

    /// Stops it with PostgreSQL's "fast" shutdown: it ends the sessions and writes all data.
    public void stop() {
        if (process != null) {
            process.stop("INT", STOP_TIMEOUT);
        }
    }

    /// Kills it, like `kill -9`; the next [#start] recovers from the write-ahead log.
    public void kill() {
        requireProcess().kill();
    }

    /// Kills it if it was started and is still running.
    public void killIfRunning() {
        if (process != null && process.isAlive()) {
            process.kill();
        }
    }

    /// @throws ServerFailedException if it was never started
    public ServerProcess requireProcess() {
        if (process == null) {
            throw new ServerFailedException("PostgreSQL was not started");
        }
        return process;
    }

    public int port() {
        return port;
    }

    /// A connection of the superuser; the caller closes it.
    public Connection connect(String database) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=2&loginTimeout=5".formatted(port, database);
        return DriverManager.getConnection(url, SUPERUSER, PrivateFile.read(folder.resolve("superuser-password")));
    }

    private Path dataFolder() {
        return folder.resolve("data");
    }

    private String logTail() {
        return LogFiles.tail(logFile());
    }

    private Path logFile() {
        return folder.resolve("postgresql.log");
    }

    private Path pidFile() {
        return folder.resolve("postgresql.pid");
    }
}
