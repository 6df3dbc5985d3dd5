package io.trunkline.data;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/// A database with all tables of the kit, and clients of it.
public final class DatabaseFixture {
    public static final DatabaseClient CLIENT;
    /// Transfers all values as binary, as routing-service does.
    public static final DatabaseClient BINARY_CLIENT;
    public static final TransactionalOperator TRANSACTIONS;

    private static final TestDatabase DATABASE = SharedServers.postgres().newDatabase("data_kit");

    static {
        var _ = Flyway.configure()
                .dataSource(DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password())
                .locations("classpath:db/data-kit")
                .load()
                .migrate();
        ConnectionFactory connections = connections(false);
        CLIENT = DatabaseClient.create(connections);
        BINARY_CLIENT = DatabaseClient.create(connections(true));
        TRANSACTIONS = TransactionalOperator.create(new R2dbcTransactionManager(connections));
    }

    private static ConnectionFactory connections(boolean forceBinary) {
        return ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "pool")
                .option(ConnectionFactoryOptions.PROTOCOL, "postgresql")
                .option(ConnectionFactoryOptions.HOST, DATABASE.host())
                .option(ConnectionFactoryOptions.PORT, DATABASE.port())
                .option(ConnectionFactoryOptions.DATABASE, DATABASE.name())
                .option(ConnectionFactoryOptions.USER, DATABASE.user())
                .option(ConnectionFactoryOptions.PASSWORD, DATABASE.password())
                .option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, forceBinary)
                .build());
    }

    private DatabaseFixture() {}

    /// Runs SQL and returns its rows as `psql -At` does.
    public static String sql(String sql) {
        return SharedServers.postgres().execute(DATABASE.name(), sql);
    }

    /// Runs SQL as the owner of the database, as a service does.
    public static void run(String sql) {
        CLIENT.sql(sql).then().block();
    }
}
