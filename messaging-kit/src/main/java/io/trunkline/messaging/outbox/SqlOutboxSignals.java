package io.trunkline.messaging.outbox;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Wakes the relay with the lease when another replica has committed rows. A signal may be lost, for instance while
/// the connection that listens is opened: the relay also looks for rows at an interval.
public final class SqlOutboxSignals {

    private static final Logger LOG = LoggerFactory.getLogger(SqlOutboxSignals.class);

    /// Between two tries to connect.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String NOTIFY = "SELECT pg_notify('trunkline_outbox', '')";
    private static final String LISTEN = "LISTEN trunkline_outbox";

    private final DatabaseClient database;
    private final ConnectionFactory connections;
    private final Runnable wakeRelay;
    private CompletableFuture<?> listening = CompletableFuture.completedFuture(null);
    private long nextTry = System.nanoTime();

    /// @param connections opens the connection that listens, outside of the pool
    public SqlOutboxSignals(DatabaseClient database, ConnectionFactory connections, Runnable wakeRelay) {
        this.database = database;
        this.connections = connections;
        this.wakeRelay = wakeRelay;
    }

    /// Signals the relay of another replica. Not for a transaction that changes anything: PostgreSQL commits
    /// transactions with a `NOTIFY` one at a time.
    Mono<Void> signal() {
        return database.sql(NOTIFY).then();
    }

    /// Listens on a connection of its own, which is opened again if it is closed. Called often.
    void listen() {
        if (listening.isDone() && System.nanoTime() - nextTry >= 0) {
            nextTry = System.nanoTime() + PAUSE.toNanos();
            listening = Flux.usingWhen(connections.create(), SqlOutboxSignals::signals, Connection::close)
                    .doOnNext(_ -> wakeRelay.run())
                    .then()
                    .doOnError(broken -> LOG.debug("not listening for rows of other replicas", broken))
                    .toFuture();
        }
    }

    /// Closes the connection in the background.
    void stopListening() {
        boolean _ = listening.cancel(true);
    }

    private static Flux<Notification> signals(Connection connection) {
        PostgresqlConnection postgresql = (PostgresqlConnection) connection;
        return postgresql
                .createStatement(LISTEN)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .thenMany(postgresql.getNotifications());
    }
}
