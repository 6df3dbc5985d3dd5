package io.trunkline.routing;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.ConfigurationEvents;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// Sets the clock of a database: connections find a function of the same name before that of PostgreSQL. Defaults of
/// columns keep the real clock.
///
/// @param routing a service that uses the clock
record DatabaseClock(RoutingServiceFixture routing) {
    /// Stops a service whose database has its tables, and starts another one on it.
    static DatabaseClock of(RoutingServiceFixture migrated) {
        migrated.query("""
                CREATE SCHEMA test_clock;
                CREATE TABLE test_clock.clock (at timestamptz);
                INSERT INTO test_clock.clock VALUES (pg_catalog.clock_timestamp());
                CREATE FUNCTION test_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
                    AS 'SELECT at FROM test_clock.clock';
                GRANT USAGE ON SCHEMA test_clock TO PUBLIC;
                GRANT SELECT ON test_clock.clock TO PUBLIC;
                """);
        migrated.query(
                "ALTER DATABASE \"" + migrated.database.name() + "\" SET search_path = test_clock, public, pg_catalog");
        migrated.stop();
        RoutingServiceFixture started = migrated.replica(Map.of("spring.flyway.default-schema", "public"));
        awaitConsumers(started);
        return new DatabaseClock(started);
    }

    /// Kafka waits for the consumers that were stopped before it gives their partitions away.
    private static void awaitConsumers(RoutingServiceFixture started) {
        UUID tenant = UUID.randomUUID();
        started.topics.publish(ConfigurationEvents.tenant(tenant));
        Await.until(
                "events are consumed",
                Duration.ofMinutes(2),
                () -> !started.query("SELECT 1 FROM known_tenants WHERE tenant_id = '" + tenant + "'")
                        .isEmpty());
    }

    /// @param time such as `2026-03-29T01:00:00Z`
    void set(String time) {
        routing.query("UPDATE test_clock.clock SET at = '" + time + "'");
    }
}
