package io.trunkline.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingMigrationIT {

    private final TestDatabase database = TestEnvironment.POSTGRES.newDatabase("waiting");

    @ParameterizedTest
    @EnumSource(names = {"AFTER_CONNECT", "BEFORE_EACH_MIGRATE", "AFTER_MIGRATE"})
    void a_database_that_is_killed_after_the_connection_was_made_is_waited_for(Event when) {
        KillOnce kill = new KillOnce(when);

        new RetryingMigration().migrate(configured().callbacks(kill).load());

        assertThat(kill.done).isTrue();
        assertThat(TestEnvironment.POSTGRES.execute(database.name(), "SELECT count(*) FROM outbox"))
                .isEqualTo("0");
    }

    @Test
    void a_role_that_is_made_later_is_waited_for() {
        TestDatabase other =
                new TestDatabase(database.host(), database.port(), database.name(), "comes_later", database.password());
        Flyway flyway = Flyway.configure()
                .dataSource(other.jdbcUrl(), other.user(), other.password())
                .locations("classpath:db/messaging-kit")
                .load();

        var migrated = CompletableFuture.runAsync(() -> new RetryingMigration().migrate(flyway));
        assertThat(migrated).isNotDone();
        String _ = TestEnvironment.POSTGRES.execute(
                "postgres", "CREATE ROLE comes_later LOGIN SUPERUSER PASSWORD '" + database.password() + "'");

        Await.until("it is migrated", migrated::isDone);
        assertThat(migrated).isCompleted();
    }

    @Test
    void a_migration_that_fails_is_not_tried_again() {
        assertThatThrownBy(() -> new RetryingMigration()
                        .migrate(configured().javaMigrations(new V99__broken()).load()))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("no_such_table");
    }

    @Test
    void a_thread_that_is_interrupted_waits_no_longer() throws InterruptedException {
        Flyway nowhere = Flyway.configure()
                .dataSource("jdbc:postgresql://127.0.0.1:1/none", "no client", "none")
                .load();
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                new RetryingMigration().migrate(nowhere);
            } catch (RuntimeException e) {
                ended.complete(e);
            }
        });

        waiting.interrupt();
        waiting.join();

        assertThat(ended.join()).isInstanceOf(FlywayException.class);
    }

    private FluentConfiguration configured() {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/messaging-kit");
    }

    /// Kills PostgreSQL at the first of these events and restarts it.
    private static final class KillOnce implements Callback {
        private final Event when;
        private final AtomicBoolean killed = new AtomicBoolean();
        private boolean done;

        KillOnce(Event when) {
            this.when = when;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == when;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            if (killed.compareAndSet(false, true)) {
                TestEnvironment.POSTGRES.kill();
                TestEnvironment.POSTGRES.start();
                done = true;
            }
        }

        @Override
        public String getCallbackName() {
            return "kill-once";
        }
    }

    private static final class V99__broken extends BaseJavaMigration {
        @Override
        public void migrate(org.flywaydb.core.api.migration.Context context) throws SQLException {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("SELECT * FROM no_such_table");
            }
        }
    }
}
