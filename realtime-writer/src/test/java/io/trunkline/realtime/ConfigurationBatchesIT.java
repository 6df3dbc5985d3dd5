package io.trunkline.realtime;

import static io.trunkline.realtime.TestEnvironment.API;
import static io.trunkline.realtime.TestEnvironment.DATABASE;
import static io.trunkline.realtime.TestEnvironment.WIRE;
import static io.trunkline.realtime.TestEnvironment.sql;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.servers.LockedTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Configuration events that arrive in one batch.
class ConfigurationBatchesIT {
    private final UUID id = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final String prefix =
            String.valueOf(1_000_000_000L + Math.floorMod(id.getLeastSignificantBits(), 8_000_000_000L));

    @Test
    void of_repeated_and_reordered_versions_the_newest_is_applied_once() throws SQLException {
        applyTogether(carrier(id, 1), carrier(id, 2), carrier(id, 4), carrier(id, 3), carrier(id, 4), carrier(id, 1));
        WIRE.publish(carrier(id, 2));
        awaitConsumed();

        assertThat(sql("SELECT version FROM projection.entity WHERE id = '" + id + "'"))
                .isEqualTo("4");
        WIRE.publish(carrier(other, 1));
        awaitApplied(other, 1);
        assertThat(WIRE.consumed(RealtimeApplied.class))
                .filteredOn(applied -> applied.entityId().equals(id))
                .extracting(RealtimeApplied::version)
                .containsSubsequence(1L, 4L)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void of_two_carriers_that_claim_a_dial_prefix_the_later_one_has_it() throws SQLException {
        UUID earlier = inPartitionOf(id);
        applyTogether(carrier(id, 1), carrier(id, 2), withPrefix(earlier, 1), withPrefix(id, 3));
        awaitConsumed();

        assertThat(sql("SELECT appdata FROM extensions WHERE exten = '_" + prefix + "X.' AND priority = 1"))
                .isEqualTo("Outbound via " + endpoint(id));
    }

    @Test
    void only_the_event_that_cannot_be_applied_becomes_a_dead_letter() throws SQLException {
        UUID poison = UUID.randomUUID();
        CarrierChanged unreadable =
                ConfigurationEventsFixture.registrationCarrier(poison, endpoint(poison), 1, "no-base64", Map.of());
        ClientChanged client = ConfigurationEventsFixture.registeringClient(
                other, endpoint(other), TestEnvironment.seal("pw", "client|" + other + "|password"));

        applyTogether(carrier(id, 1), carrier(id, 2), unreadable, client, carrier(id, 3));
        awaitConsumed();

        assertThat(sql("SELECT id, version FROM projection.entity WHERE id IN ('%s', '%s', '%s') ORDER BY version"
                        .formatted(id, other, poison)))
                .isEqualTo(other + "|1\n" + id + "|3");
        assertThat(sql("SELECT password_digest LIKE 'MD5:%' FROM ps_auths WHERE id = '" + endpoint(other) + "'"))
                .isEqualTo("t");
        assertThat(deadLetterKeys())
                .contains(poison.toString())
                .doesNotContain(id.toString(), other.toString())
                .doesNotHaveDuplicates();
    }

    /// The consumer waits with the first event. Of the others it reads one ahead, and then the rest together.
    private static void applyTogether(Event first, Event... others) throws SQLException {
        try (LockedTable writer = LockedTable.lock(DATABASE, "projection.writer")) {
            WIRE.publish(first);
            writer.awaitWaiter();
            WIRE.publish(first);
            WIRE.publish(others);
        }
    }

    /// Only events of one partition have an order.
    private static UUID inPartitionOf(UUID id) {
        return Stream.generate(UUID::randomUUID)
                .filter(other -> partition(other) == partition(id))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(UUID id) {
        return BuiltInPartitioner.partitionForKey(id.toString().getBytes(UTF_8), TestEnvironment.PARTITIONS);
    }

    private static void awaitConsumed() {
        WIRE.awaitConsumed(TestEnvironment.GROUP, Topic.CARRIER_CHANGED, Topic.CLIENT_CHANGED);
    }

    private static void awaitApplied(UUID entity, long version) {
        var _ = WIRE.await(
                RealtimeApplied.class, applied -> applied.entityId().equals(entity) && applied.version() == version);
    }

    private static List<String> deadLetterKeys() {
        return new JsonMapper()
                .readTree(API.get("/api/v1/dead-letters/realtime-writer?limit=200")
                        .body())
                .get("items")
                .valueStream()
                .map(letter -> letter.get("key").asString())
                .toList();
    }

    private static CarrierChanged carrier(UUID id, long version) {
        return ConfigurationEventsFixture.ipCarrier(id, endpoint(id), version, null, false);
    }

    private CarrierChanged withPrefix(UUID id, long version) {
        return ConfigurationEventsFixture.ipCarrier(id, endpoint(id), version, prefix, false);
    }

    private static String endpoint(UUID id) {
        return "b" + id.toString().substring(0, 8);
    }
}
