package io.trunkline.benchmarks.cost;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.trunkline.testkit.suite.RunningSuite;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// The transactions of [TableSteps] in the way of the services: the reactive driver with its pool, Spring's statements
/// with named parameters, and Spring's transactions.
final class ReactiveTableSteps implements DatabaseSteps, AutoCloseable {
    private static final String CREATE = """
            CREATE TABLE bench_steps (id integer PRIMARY KEY, changed_at timestamptz NOT NULL DEFAULT now(), body text)
            """;
    private static final String DROP = """
            DROP TABLE IF EXISTS bench_steps
            """;
    private static final String READ = """
            SELECT changed_at, body FROM bench_steps WHERE id = :id
            """;
    private static final String INSERT = """
            INSERT INTO bench_steps (id, body) VALUES (:id, repeat('x', 500))
            """;
    private static final String UPDATE = """
            UPDATE bench_steps SET changed_at = now() WHERE id = :id
            """;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ConnectionPool pool;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private int last;

    ReactiveTableSteps(RunningSuite suite) {
        InetSocketAddress server = suite.postgresAddress();
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                                .host(server.getHostString())
                                .port(server.getPort())
                                .database("cdr")
                                .username("trunkline_cdr")
                                .password(suite.secret("database-trunkline_cdr"))
                                .build()))
                .initialSize(2)
                .maxSize(10)
                .build());
        database = DatabaseClient.create(pool);
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        await(database.sql(DROP).then());
        await(database.sql(CREATE).then());
    }

    @Override
    public void insert() {
        last++;
        await(changed(INSERT, last).as(transaction::transactional));
    }

    @Override
    public void decide() {
        int read = last;
        last++;
        await(database.sql(READ)
                .bind("id", read)
                .map(row -> String.valueOf(row.get("body", String.class)))
                .all()
                .collectList()
                .then(changed(UPDATE, read))
                .then(changed(INSERT, last))
                .as(transaction::transactional));
    }

    private Mono<Void> changed(String statement, int id) {
        return database.sql(statement).bind("id", id).fetch().rowsUpdated().then();
    }

    private static void await(Mono<Void> statements) {
        var _ = statements.timeout(TIMEOUT).block();
    }

    @Override
    public void close() {
        await(database.sql(DROP).then());
        pool.close();
    }
}
