package io.trunkline.faulttests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The node continues an inbound call by itself while routing-service or its database does not respond.
class RoutingUnresponsiveIT {
    private static final Duration FALLBACK_LIMIT = Duration.ofMillis(1_500);
    private static final int CALLS = 3;

    private final FaultTestEnvironment environment = FaultTestEnvironment.shared();

    @Test
    void with_routing_stopped_the_fallback_starts_within_one_and_a_half_seconds() {
        environment.suite().signal("STOP");
        try {
            assertFallsBack("routing-service stopped");
        } finally {
            environment.suite().signal("CONT");
        }
        assertRecovers("routing-service goes on");
    }

    @Test
    void with_an_unresponsive_database_the_fallback_starts_as_fast() throws SQLException {
        try (Connection blocker = environment.suite().servers().postgres().connect("routing");
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE calls, leases IN ACCESS EXCLUSIVE MODE");
            assertFallsBack("routing's database hangs");
            blocker.rollback();
        }
        assertRecovers("routing's database goes on");
    }

    @Test
    void with_an_unavailable_database_the_fallback_starts_as_fast() {
        environment.execute(
                "postgres",
                "ALTER DATABASE routing ALLOW_CONNECTIONS false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'routing'");
        try {
            assertFallsBack("routing's database away");
        } finally {
            environment.execute("postgres", "ALTER DATABASE routing ALLOW_CONNECTIONS true");
        }
        assertRecovers("routing's database back");
    }

    /// By the quickest of some calls: on a machine that has other work to do any one of them may be late.
    private void assertFallsBack(String when) {
        long began = System.nanoTime();
        List<Duration> heard = Stream.generate(environment::timeToFirstResponse)
                .limit(CALLS)
                .sorted()
                .toList();
        FaultTestEnvironment.logDuration(
                "%d calls with %s, fallback after %s, in all".formatted(CALLS, when, heard), began);
        assertThat(heard.getFirst()).as("quickest of " + heard).isLessThan(FALLBACK_LIMIT);
    }

    private void assertRecovers(String when) {
        long began = System.nanoTime();
        var _ = environment.completeInboundCall();
        FaultTestEnvironment.logDuration(when + ", first call answered and ended", began);
    }
}
