package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.DATABASE;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.servers.LockedTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Events that reach the read models in one batch.
class ReadModelBatchesIT {
    private static final String CAMPAIGNS = "provisioning-service.campaigns";
    private static final String OBSERVATIONS = "provisioning-service.endpoint-observations";
    private static final Instant STARTED =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
    private static final Instant RESTARTED = STARTED.plusSeconds(3600);
    private static final String POISON = "no text of PostgreSQL contains \0";

    private final UUID id = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID poison = UUID.randomUUID();

    @Test
    void of_repeated_and_reordered_versions_of_a_campaign_the_newest_is_stored() throws SQLException {
        applyTogether(
                "campaign_read_model",
                campaign(id, 1, 1),
                campaign(id, 2, 2),
                campaign(other, 1, 0),
                campaign(id, 4, 3),
                campaign(id, 3, 1),
                campaign(id, 4, 3),
                campaign(id, 1, 1));

        EVENTS.awaitConsumed(CAMPAIGNS, Topic.CAMPAIGN_CHANGED);
        assertThat(storedCampaign(id)).isEqualTo("4|version 4|3");
        assertThat(storedCampaign(other)).isEqualTo("1|version 1|0");

        EVENTS.publish(campaign(id, 2, 2));
        EVENTS.awaitConsumed(CAMPAIGNS, Topic.CAMPAIGN_CHANGED);
        assertThat(storedCampaign(id)).isEqualTo("4|version 4|3");
    }

    @Test
    void only_the_campaign_that_cannot_be_stored_becomes_a_dead_letter() throws SQLException {
        applyTogether(
                "campaign_read_model",
                campaign(id, 1, 1),
                campaign(id, 2, 1),
                campaign(poison, 1, POISON),
                campaign(other, 1, 1),
                campaign(id, 3, 1));

        EVENTS.awaitConsumed(CAMPAIGNS, Topic.CAMPAIGN_CHANGED);
        assertThat(storedCampaign(id)).startsWith("3|");
        assertThat(storedCampaign(other)).startsWith("1|");
        assertThat(storedCampaign(poison)).isEmpty();
        assertThat(deadLetterKeys(CAMPAIGNS)).containsOnlyOnce(poison.toString());
        assertThat(deadLetterKeys(CAMPAIGNS)).doesNotContain(id.toString(), other.toString());
    }

    @Test
    void the_last_time_up_and_down_is_kept_when_a_batch_has_later_statuses() throws SQLException {
        applyTogether(
                "endpoint_states",
                status(STARTED, 1, State.REACHABLE, null),
                status(STARTED, 2, State.UNREACHABLE, "timeout"),
                status(STARTED, 3, State.REACHABLE, null),
                status(STARTED, 4, State.UNKNOWN, null),
                status(STARTED, 2, State.UNREACHABLE, "timeout"));

        EVENTS.awaitConsumed(OBSERVATIONS, Topic.ENDPOINT_STATUS);
        assertThat(storedStatus()).isEqualTo("unknown|4|3|2|timeout");
    }

    @Test
    void statuses_of_a_restarted_node_are_newer_than_those_before() throws SQLException {
        applyTogether(
                "endpoint_states",
                status(STARTED, 1, State.REACHABLE, null),
                status(STARTED, 900, State.UNREACHABLE, "timeout"),
                status(RESTARTED, 1, State.REACHABLE, null),
                status(STARTED, 900, State.UNREACHABLE, "timeout"));

        EVENTS.awaitConsumed(OBSERVATIONS, Topic.ENDPOINT_STATUS);
        assertThat(storedStatus()).isEqualTo("reachable|1|1|900|timeout");
    }

    @Test
    void only_the_status_that_cannot_be_stored_becomes_a_dead_letter() throws SQLException {
        EndpointStatus first = status(STARTED, 1, State.REACHABLE, null);
        applyTogether(
                "endpoint_states",
                first,
                status(STARTED, 2, State.UNREACHABLE, "timeout"),
                status(STARTED, 3, State.UNREACHABLE, POISON),
                status(STARTED, 4, State.REACHABLE, null));

        EVENTS.awaitConsumed(OBSERVATIONS, Topic.ENDPOINT_STATUS);
        assertThat(storedStatus()).isEqualTo("reachable|4|4|2|timeout");
        assertThat(deadLetterKeys(OBSERVATIONS)).containsOnlyOnce(first.key());
    }

    @Test
    void of_the_versions_that_a_realtime_database_applied_the_last_is_stored() throws SQLException {
        applyTogether(
                "applied_versions",
                applied(id, STARTED, 1, 1),
                applied(id, STARTED, 2, 2),
                applied(other, STARTED, 3, 7),
                // a new database starts again
                applied(id, RESTARTED, 1, 2),
                applied(id, STARTED, 2, 2));

        EVENTS.awaitConsumed(OBSERVATIONS, Topic.REALTIME_APPLIED);
        assertThat(sql("SELECT version, sequence FROM applied_versions WHERE entity_id = '" + id + "'"))
                .isEqualTo("2|1");
        assertThat(sql("SELECT version, sequence FROM applied_versions WHERE entity_id = '" + other + "'"))
                .isEqualTo("7|3");
    }

    /// The consumer waits with the first event. Of the others it reads one ahead, and then the rest together.
    private static void applyTogether(String table, Event first, Event... others) throws SQLException {
        try (LockedTable locked = LockedTable.lock(DATABASE, table)) {
            EVENTS.publish(first);
            locked.awaitWaiter();
            EVENTS.publish(first);
            EVENTS.publish(others);
        }
    }

    private String storedCampaign(UUID campaign) {
        return sql(
                "SELECT version, name, cardinality(client_ids) FROM campaign_read_model WHERE id = '" + campaign + "'");
    }

    /// State, sequence number and the seconds of the last time up and down.
    private String storedStatus() {
        return sql("""
                SELECT state, sequence, extract(epoch FROM last_good_at - '%1$s')::int,
                       extract(epoch FROM last_bad_at - '%1$s')::int, last_bad_detail
                FROM endpoint_states WHERE endpoint_id = '%2$s'
                """.formatted(STARTED, id));
    }

    private static List<String> deadLetterKeys(String group) {
        return json(API.get("/api/v1/dead-letters/provisioning-service?limit=200&group=" + group))
                .get("items")
                .valueStream()
                .map(letter -> letter.get("key").asString())
                .toList();
    }

    private static CampaignChanged campaign(UUID id, long version, int clients) {
        return campaign(id, version, "version " + version, clients);
    }

    private static CampaignChanged campaign(UUID id, long version, String name) {
        return campaign(id, version, name, 1);
    }

    private static CampaignChanged campaign(UUID id, long version, String name, int clients) {
        return new CampaignChanged(
                id,
                version,
                false,
                UUID.randomUUID(),
                name,
                CampaignChanged.Status.ACTIVE,
                CampaignChanged.RoutingStrategy.PRIORITY,
                30,
                null,
                null,
                null,
                List.of(),
                IntStream.range(0, clients)
                        .mapToObj(_ -> new CampaignChanged.Link(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                1,
                                1,
                                CampaignChanged.Status.ACTIVE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null))
                        .toList(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private EndpointStatus status(Instant incarnation, long sequence, State state, @Nullable String detail) {
        return new EndpointStatus(
                "ast1",
                incarnation,
                sequence,
                id.toString(),
                EndpointStatus.Aspect.CONTACT,
                state,
                STARTED.plusSeconds(sequence),
                detail,
                null);
    }

    private static RealtimeApplied applied(UUID entity, Instant incarnation, long sequence, long version) {
        return new RealtimeApplied(
                "asterisk",
                incarnation,
                sequence,
                RealtimeApplied.EntityKind.CARRIER,
                entity,
                "carrier-1",
                version,
                false,
                null,
                null,
                List.of(),
                STARTED);
    }
}
