package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.routing.TenantFixture.EndpointFixture;
import io.trunkline.testkit.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Carriers and clients that become unreachable on two nodes that answer, and on one that does not.
class OutagesIT {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(3905718264)";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String east = "east-" + run;
    private final String west = "west-" + run;
    private final String away = "away-" + run;
    private long sequence;

    @BeforeEach
    void watchNodes() {
        routing.query("""
                INSERT INTO watched_nodes (node, watched_since, asked_at, answered_at, unreachable_since)
                SELECT node, t, t, t, CASE WHEN node = '%s' THEN now() END
                FROM (VALUES ('%s'), ('%s'), ('%s')) AS nodes (node), (SELECT now() + INTERVAL '1 hour') AS later (t)
                """.formatted(away, east, west, away));
    }

    @AfterEach
    void forgetNodes() {
        routing.query("DELETE FROM watched_nodes WHERE node IN ('" + String.join("', '", east, west, away) + "')");
    }

    @Test
    void a_carrier_has_one_outage_while_no_node_reaches_it() {
        EndpointFixture carrier = tenant.createIpCarrier(10);
        EndpointFixture reachedByOne = tenant.createIpCarrier(10);
        EndpointFixture neverReached = tenant.createIpCarrier(10);
        EndpointFixture ofNodeThatIsAway = tenant.createRegistrationCarrier(10);
        for (EndpointFixture one : List.of(carrier, reachedByOne)) {
            contact(east, one, State.REACHABLE);
            contact(west, one, State.REACHABLE);
        }
        publish(away, ofNodeThatIsAway, Aspect.REGISTRATION, State.REGISTERED);

        publish(away, ofNodeThatIsAway, Aspect.REGISTRATION, State.REJECTED);
        contact(east, neverReached, State.UNREACHABLE);
        contact(east, reachedByOne, State.UNREACHABLE);
        contact(east, carrier, State.UNREACHABLE);
        contact(west, carrier, State.UNREACHABLE);

        AlertRaised unreachable = alert(carrier, "carrier.unreachable");
        assertThat(unreachable.severity()).isEqualTo(AlertRaised.Severity.CRITICAL);
        assertThat(unreachable.details())
                .containsEntry("states", "unreachable")
                .containsEntry("unsteady", "false")
                .containsKeys("name", "since");
        Await.until("it is counted", () -> isCounted("trunkline_carriers_unreachable"));

        contact(east, carrier, State.UNREACHABLE);
        contact(east, carrier, State.REACHABLE);

        assertThat(alert(carrier, "carrier.back").details())
                .containsEntry("reason", "reachable")
                .containsEntry("since", unreachable.details().get("since"));
        assertThat(kinds(carrier)).containsExactly("carrier.unreachable", "carrier.back");
        for (EndpointFixture other : List.of(reachedByOne, neverReached, ofNodeThatIsAway)) {
            assertThat(kinds(other)).isEmpty();
        }
    }

    @Test
    void a_carrier_that_is_taken_out_of_service_has_no_outage_any_more() {
        EndpointFixture carrier = tenant.createIpCarrier(10);
        contact(east, carrier, State.REACHABLE);
        contact(east, carrier, State.UNREACHABLE);
        var _ = alert(carrier, "carrier.unreachable");

        tenant.setCarrierStatus(carrier, 2, CarrierChanged.Status.MAINTENANCE);

        assertThat(alert(carrier, "carrier.back").details()).containsEntry("reason", "not-needed");
        assertThat(routing.query("SELECT FROM outages WHERE party_id = '" + carrier.id() + "'"))
                .isEmpty();
    }

    @Test
    void a_client_that_has_logged_off_has_an_outage_while_a_campaign_is_open_for_it() {
        EndpointFixture client = tenant.createClient();
        EndpointFixture ofNoCampaign = tenant.createClient();
        EndpointFixture atNodeThatIsAway = tenant.createClient();
        String campaign = tenant.createCampaign(List.of(), List.of(client, atNodeThatIsAway), List.of())
                .get("id")
                .asString();
        String closed = LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek() + " 09:00-10:00";
        setHours(campaign, "ARRAY['" + closed.toLowerCase(Locale.ROOT) + "']");
        contact(away, atNodeThatIsAway, State.REACHABLE);
        for (EndpointFixture one : List.of(atNodeThatIsAway, client, ofNoCampaign)) {
            contact(west, one, State.REMOVED);
        }
        EndpointFixture seen = tenant.createIpCarrier(10);
        contact(west, seen, State.REACHABLE);
        contact(west, seen, State.UNREACHABLE);
        var _ = alert(seen, "carrier.unreachable");
        assertThat(kinds(client)).isEmpty();

        setHours(campaign, "'{}'");

        AlertRaised unreachable = alert(client, "client.unreachable");
        assertThat(unreachable.severity()).isEqualTo(AlertRaised.Severity.WARNING);
        assertThat(unreachable.details()).containsEntry("states", "unregistered");
        assertThat(kinds(ofNoCampaign)).isEmpty();
        assertThat(kinds(atNodeThatIsAway)).isEmpty();

        var _ = requireSuccess(RoutingServiceFixture.patch(
                routing.api(), "/api/v1/campaigns/" + campaign, "{\"status\": \"inactive\"}"));

        AlertRaised back = alert(client, "client.back");
        assertThat(back.details()).containsEntry("reason", "not-needed");
        assertThat(back.message()).contains("is no longer active, or no active campaign needs it");
        assertThat(kinds(client)).containsExactly("client.unreachable", "client.back");
    }

    @Test
    void the_overflow_target_of_a_campaign_is_needed_too() {
        EndpointFixture client = tenant.createClientWithTwoEndpoints(null);
        String campaign =
                tenant.createCampaign(List.of(), List.of(), List.of()).get("id").asString();
        routing.query("UPDATE campaigns SET overflow_client_id = '" + client.id()
                + "', overflow_ring_seconds = 20 WHERE id = '" + campaign + "'");
        EndpointFixture standby = new EndpointFixture(client.id(), client.endpointId() + "-2");
        contact(east, standby, State.REACHABLE);
        contact(east, client, State.UNREACHABLE);

        contact(east, standby, State.UNREACHABLE);

        var _ = alert(client, "client.unreachable");
        contact(east, standby, State.REACHABLE);
        var _ = alert(client, "client.back");
    }

    @Test
    void a_replica_raises_nothing_while_another_one_decides() throws SQLException {
        EndpointFixture carrier = tenant.createRegistrationCarrier(10);
        publish(east, carrier, Aspect.REGISTRATION, State.REGISTERED);
        try (Connection other = routing.database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            var _ = statement.execute(LOCK);
            publish(east, carrier, Aspect.REGISTRATION, State.REJECTED);
            Await.during(
                    "it decides nothing",
                    Duration.ofSeconds(1),
                    () -> routing.query("SELECT 1 FROM outages WHERE party_id = '" + carrier.id() + "'")
                            .isEmpty());
            other.rollback();
        }

        assertThat(alert(carrier, "carrier.unreachable").details()).containsEntry("states", "rejected");
    }

    private void contact(String node, EndpointFixture endpoint, State state) {
        publish(node, endpoint, Aspect.CONTACT, state);
    }

    private void publish(String node, EndpointFixture endpoint, Aspect aspect, State state) {
        tenant.publishStatus(node, endpoint, aspect, state, ++sequence);
        Await.until(
                "it is known",
                () -> routing.query("SELECT sequence FROM endpoint_states WHERE node = '" + node
                                + "' AND endpoint_id = '" + endpoint.endpointId() + "'")
                        .equals(Long.toString(sequence)));
    }

    private void setHours(String campaign, String hours) {
        routing.query("UPDATE campaigns SET opening_hours = " + hours + " WHERE id = '" + campaign + "'");
    }

    private AlertRaised alert(EndpointFixture subject, String kind) {
        return routing.topics.await(
                AlertRaised.class,
                alert -> alert.subject().equals(subject.id().toString())
                        && alert.kind().equals(kind));
    }

    private List<String> kinds(EndpointFixture subject) {
        return routing.topics.consumeAll(AlertRaised.class).stream()
                .filter(alert -> alert.subject().equals(subject.id().toString()))
                .map(AlertRaised::kind)
                .toList();
    }

    private boolean isCounted(String metric) {
        return routing.api()
                .management()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .anyMatch(line -> line.startsWith(metric) && !line.endsWith(" 0.0"));
    }
}
