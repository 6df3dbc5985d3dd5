package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.API;
import static io.trunkline.ami.TestEnvironment.NODE;
import static io.trunkline.ami.TestEnvironment.TOKENS;
import static io.trunkline.ami.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.reloads.AppliedConfigurations;
import io.trunkline.ami.reloads.ReloadProgress;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.nodes.RealtimeApplied.Part;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointStatusAndReloadsIT {

    private final String endpoint = "e" + UUID.randomUUID().toString().substring(0, 8);
    private final String clientUri = "sip:" + endpoint + "@127.0.0.3:5060";
    private static final String SERVER_URI = "sip:127.0.0.3:5060";
    private long sequence;

    @BeforeEach
    void awaitConnected() {
        Await.until("connected", () -> TestEnvironment.bean(NodeStatus.class).isConnected());
    }

    @Test
    void a_new_registration_is_reloaded_and_its_status_published_on_change() {
        int reloads = NODE.received("Reload").size();
        WIRE.publish(applied(false, Part.REGISTRATION, Part.AUTH));
        Await.until("reloaded", () -> NODE.received("Reload").size() > reloads);

        registry("Registered");
        status(State.REGISTERED);
        registry("Registered");
        registry("Rejected");

        EndpointStatus rejected = status(State.REJECTED);
        assertThat(publishedStatuses())
                .extracting(EndpointStatus::state)
                .containsExactly(State.REGISTERED, State.REJECTED);
        assertThat(publishedStatuses()).extracting(EndpointStatus::sequence).containsExactly(1L, 2L);
        assertThat(rejected.aspect()).isEqualTo(EndpointStatus.Aspect.REGISTRATION);
        assertThat(rejected.since()).isEqualTo(Instant.parse("2026-11-20T09:48:13.500Z"));
        assertThat(rejected.detail()).isNotBlank();
        assertThat(NODE.received("Reload").getLast().header("module")).isEqualTo("res_pjsip_outbound_registration.so");
    }

    /// A reload for another carrier may make Asterisk register this one before its `realtime.applied` arrives.
    @Test
    void a_status_that_is_reported_before_its_endpoint_is_known_is_published_later() {
        registry("Registered");
        contact("sip:127.0.0.8:5060", "Reachable", 961);
        status(State.REACHABLE);
        assertThat(publishedStatuses()).extracting(EndpointStatus::state).containsExactly(State.REACHABLE);

        WIRE.publish(applied(false, Part.REGISTRATION));

        assertThat(status(State.REGISTERED).since()).isEqualTo(Instant.parse("2026-11-20T09:48:13.500Z"));
    }

    @Test
    void a_changed_password_registers_again_immediately_and_changed_qualify_settings_are_reloaded() {
        WIRE.publish(applied(false, Part.REGISTRATION_PASSWORD, Part.QUALIFY));

        Await.until(
                "registered",
                () -> NODE.received("PJSIPRegister").stream()
                        .anyMatch(action -> action.header("registration").equals(endpoint)));
        Await.until("requalified", this::requalified);
    }

    @Test
    void what_the_node_was_told_of_is_stored_and_a_reload_without_a_response_is_counted_until_the_next_connect() {
        Instant written = Instant.parse("2126-11-20T10:00:00Z");
        WIRE.publish(applied(false, written, Part.REGISTRATION));
        Await.until("told", () -> written.equals(configuration().appliedAt()));
        assertThat(configuration().missedReloads()).isZero();
        Instant reloaded = configuration().reloadedAt();
        assertThat(reloaded).isNotNull();

        NODE.respondTo("Reload", _ -> List.of());
        WIRE.publish(applied(false, written.plusSeconds(1), Part.REGISTRATION));
        Await.until("missed", () -> configuration().missedReloads() == 1);
        assertThat(configuration().reloadedAt()).isEqualTo(reloaded);

        NODE.respondTo("Reload", _ -> List.of("Response: Success"));
        NODE.dropConnections();
        Await.until("all reloaded", () -> configuration().missedReloads() == 0);
        assertThat(configuration().reloadedAt()).isAfter(reloaded);
    }

    @Test
    void reloads_after_a_connect_are_pending_and_continued_until_the_node_has_carried_out_all_of_them() {
        TestEnvironment.sql(
                "INSERT INTO applied_endpoint (database, entity_id, endpoint, deleted, incarnation, sequence)"
                        + " SELECT 'asterisk', gen_random_uuid(), '" + endpoint + "-' || i, FALSE, now(), 1"
                        + " FROM generate_series(1, 50) AS i");
        AtomicBoolean busy = new AtomicBoolean(true);
        NODE.respondTo(
                "Command",
                command ->
                        busy.get() && String.valueOf(command.header("command")).startsWith("pjsip reload qualify")
                                ? List.of()
                                : List.of("Response: Success"));
        NODE.dropConnections();
        ReloadProgress progress = TestEnvironment.bean(ReloadProgress.class);
        Await.until("pending", () -> progress.pendingReloads() >= 50 && requalified(endpoint + "-1"));

        busy.set(false);

        Await.until("all carried out", () -> progress.pendingReloads() == 0);
        for (int i = 1; i <= 50; i++) {
            assertThat(requalified(endpoint + "-" + i)).isTrue();
        }
        Await.until("none is missed", () -> configuration().missedReloads() == 0);
        NODE.respondTo("Command", _ -> List.of("Response: Success"));
        TestEnvironment.sql("DELETE FROM applied_endpoint WHERE endpoint LIKE '" + endpoint + "-%'");
    }

    private static AppliedConfigurations.NodeConfiguration configuration() {
        return Objects.requireNonNull(TestEnvironment.bean(AppliedConfigurations.class)
                .find(TestEnvironment.bean(NodeStatus.class).name())
                .block());
    }

    @Test
    void a_deleted_registration_is_still_recognized_when_it_unregisters() {
        WIRE.publish(applied(false, Part.REGISTRATION), applied(true, Part.REGISTRATION));
        Await.until(
                "applied",
                () -> TestEnvironment.sql("SELECT deleted FROM applied_endpoint WHERE endpoint = '" + endpoint + "'")
                        .equals("t"));

        registry("Unregistered");

        assertThat(status(State.UNREGISTERED).endpointId()).isEqualTo(endpoint);
    }

    @Test
    void an_endpoint_is_reachable_while_one_contact_answers() {
        contact("sip:127.0.0.6:5060", "Reachable", 961);
        status(State.REACHABLE);
        contact("sip:127.0.0.6:5061", "Unreachable", 0);
        contact("sip:127.0.0.6:5060", "Removed", 0);
        status(State.UNREACHABLE);
        contact("sip:127.0.0.6:5061", "Removed", 0);
        status(State.REMOVED);

        assertThat(publishedStatuses())
                .extracting(EndpointStatus::state)
                .containsExactly(State.REACHABLE, State.UNREACHABLE, State.REMOVED);
        assertThat(publishedStatuses().getFirst().roundTripMillis()).isEqualTo(0.961);
    }

    @Test
    void a_configured_contact_is_listed_after_a_connect() {
        contact("sip:127.0.0.7:5060", "Reachable", 961);
        status(State.REACHABLE);
        String shown =
                "Response: Success\nOutput:   Contact:  %s/sip:127.0.0.7:5060     cd317ce3bb Unavail       0.000";
        NODE.respondTo("Command", _ -> List.of(shown.formatted(endpoint)));

        NODE.dropConnections();

        assertThat(status(State.UNREACHABLE).aspect()).isEqualTo(EndpointStatus.Aspect.CONTACT);
        NODE.respondTo("Command", _ -> List.of("Response: Success"));
        assertThat(publishedStatuses())
                .extracting(EndpointStatus::state)
                .containsExactly(State.REACHABLE, State.UNREACHABLE);
    }

    @Test
    void after_a_connect_everything_is_reloaded_and_changed_statuses_are_published() {
        WIRE.publish(applied(false, Part.REGISTRATION));
        Await.until(
                "applied",
                () -> TestEnvironment.sql("SELECT count(*) FROM applied_endpoint WHERE endpoint = '" + endpoint + "'")
                        .equals("1"));
        registry("Registered");
        status(State.REGISTERED);

        NODE.respondWithList(
                "PJSIPShowRegistrationsOutbound", "OutboundRegistrationDetailComplete", List.of("""
                Event: OutboundRegistrationDetail
                ObjectName: %1$s
                Endpoint: %1$s
                ClientUri: %2$s
                ServerUri: %3$s
                Status: Rejected""".formatted(
                                endpoint, clientUri, SERVER_URI)));
        NODE.dropConnections();

        assertThat(status(State.REJECTED).endpointId()).isEqualTo(endpoint);
        Await.until("requalified", this::requalified);
        NODE.respondWithList("PJSIPShowRegistrationsOutbound", "OutboundRegistrationDetailComplete", List.of());
    }

    @Test
    void staff_see_the_node_and_sellers_do_not() {
        var answer = API.get("/api/v1/nodes");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"name\":\"ast1\"", "\"connected\":true", "\"asteriskVersion\":\"22.10.1\"");
        assertThat(API.withToken(TOKENS.seller(UUID.randomUUID()))
                        .get("/api/v1/nodes")
                        .statusCode())
                .isEqualTo(403);
        assertThat(API.withToken(null).get("/api/v1/nodes").statusCode()).isEqualTo(401);
    }

    private boolean requalified() {
        return requalified(endpoint);
    }

    private static boolean requalified(String endpoint) {
        return NODE.received("Command").stream()
                .anyMatch(action -> action.header("command").equals("pjsip reload qualify endpoint " + endpoint));
    }

    private RealtimeApplied applied(boolean deleted, Part... parts) {
        return applied(deleted, Instant.now(), parts);
    }

    private RealtimeApplied applied(boolean deleted, Instant written, Part... parts) {
        return new RealtimeApplied(
                "asterisk",
                Instant.EPOCH,
                ++sequence,
                RealtimeApplied.EntityKind.CARRIER,
                UUID.nameUUIDFromBytes(endpoint.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                endpoint,
                1,
                deleted,
                deleted ? null : clientUri,
                deleted ? null : SERVER_URI,
                List.of(parts),
                written);
    }

    private void registry(String status) {
        NODE.sendEvent(
                "Event: Registry\nTimestamp: 1795168093.500000\nChannelType: PJSIP\nUsername: %s\nDomain: %s\nStatus: %s"
                        .formatted(clientUri, SERVER_URI, status));
    }

    private void contact(String uri, String status, int micros) {
        NODE.sendEvent(
                "Event: ContactStatus\nURI: %s\nContactStatus: %s\nAOR: %s\nEndpointName: %3$s\nRoundtripUsec: %4$d"
                        .formatted(uri, status, endpoint, micros));
    }

    private EndpointStatus status(State state) {
        return WIRE.await(EndpointStatus.class, it -> it.endpointId().equals(endpoint) && it.state() == state);
    }

    private List<EndpointStatus> publishedStatuses() {
        return WIRE.consumed(EndpointStatus.class).stream()
                .filter(it -> it.endpointId().equals(endpoint))
                .toList();
    }
}
