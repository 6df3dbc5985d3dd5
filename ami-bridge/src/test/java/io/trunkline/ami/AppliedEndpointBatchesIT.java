package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.API;
import static io.trunkline.ami.TestEnvironment.DATABASE;
import static io.trunkline.ami.TestEnvironment.TOKENS;
import static io.trunkline.ami.TestEnvironment.WIRE;
import static io.trunkline.ami.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.servers.LockedTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// `realtime.applied` events that arrive in one batch.
class AppliedEndpointBatchesIT {
    private static final String GROUP = "ami-bridge.realtime-ast1";
    private static final Instant CREATED = Instant.parse("2026-11-28T10:00:00Z");
    private static final Instant RECREATED = CREATED.plusSeconds(60);

    private final UUID id = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void a_registration_that_was_changed_and_deleted_keeps_its_last_uri() throws SQLException {
        applyTogether(
                applied(id, CREATED, 1, "sip:a@127.0.0.3"),
                applied(id, CREATED, 2, "sip:b@127.0.0.3"),
                applied(id, CREATED, 3, null),
                applied(id, CREATED, 1, "sip:a@127.0.0.3"));

        assertThat(stored(id)).isEqualTo("t|sip:b@127.0.0.3|3");
    }

    @Test
    void of_repeated_events_and_those_of_a_new_database_the_newest_is_stored() throws SQLException {
        applyTogether(
                applied(id, CREATED, 900, "sip:a@127.0.0.3"),
                applied(other, CREATED, 901, "sip:c@127.0.0.3"),
                applied(id, RECREATED, 1, "sip:b@127.0.0.3"),
                applied(id, CREATED, 900, "sip:a@127.0.0.3"));

        assertThat(stored(id)).isEqualTo("f|sip:b@127.0.0.3|1");
        assertThat(stored(other)).isEqualTo("f|sip:c@127.0.0.3|901");
    }

    @Test
    void only_the_event_that_cannot_be_stored_becomes_a_dead_letter() throws SQLException {
        RealtimeApplied poison = applied(UUID.randomUUID(), CREATED, 3, "sip:\0@127.0.0.3");

        applyTogether(
                applied(id, CREATED, 1, "sip:a@127.0.0.3"),
                applied(id, CREATED, 2, "sip:b@127.0.0.3"),
                poison,
                applied(other, CREATED, 4, "sip:c@127.0.0.3"));

        assertThat(stored(id)).isEqualTo("f|sip:b@127.0.0.3|2");
        assertThat(stored(other)).isEqualTo("f|sip:c@127.0.0.3|4");
        assertThat(stored(poison.entityId())).isEmpty();
        assertThat(deadLetterKeys()).containsExactly(poison.key());
    }

    /// The consumer waits with the first event. Of the others it reads one ahead, and then the rest together.
    private static void applyTogether(RealtimeApplied first, RealtimeApplied... others) throws SQLException {
        try (LockedTable locked = LockedTable.lock(DATABASE, "applied_endpoint")) {
            WIRE.publish(first);
            locked.awaitWaiter();
            WIRE.publish(first);
            WIRE.publish(others);
        }
        WIRE.awaitConsumed(GROUP, Topic.REALTIME_APPLIED);
    }

    private static String stored(UUID entity) {
        return sql("SELECT deleted, client_uri, sequence FROM applied_endpoint WHERE entity_id = '" + entity + "'");
    }

    private static List<String> deadLetterKeys() {
        String path = "/api/v1/dead-letters/ami-bridge?limit=200&group=" + GROUP;
        return new JsonMapper()
                .readTree(API.withToken(TOKENS.admin()).get(path).body())
                .get("items")
                .valueStream()
                .map(letter -> letter.get("key").asString())
                .toList();
    }

    /// @param clientUri null for a deleted carrier
    private static RealtimeApplied applied(
            UUID entity, Instant incarnation, long sequence, @Nullable String clientUri) {
        return new RealtimeApplied(
                "asterisk",
                incarnation,
                sequence,
                RealtimeApplied.EntityKind.CARRIER,
                entity,
                "e" + entity.toString().substring(0, 8),
                1,
                clientUri == null,
                clientUri,
                clientUri == null ? null : "sip:127.0.0.3:5060",
                List.of(),
                CREATED);
    }
}
