package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.EndpointTested;
import io.trunkline.events.nodes.EndpointTested.Result;
import io.trunkline.events.nodes.EndpointTested.Step;
import io.trunkline.events.nodes.EndpointTested.StepName;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.ServiceProcess;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tests of carriers and clients on a real Asterisk, which sends copies of its SIP messages to the bridge.
class EndpointTestsIT {
    private static final String NODE_NAME = "ast7";
    private static final String SIP_COPIES = "127.0.0.1:" + LoopbackAddresses.freeUdpPort("127.0.0.1");
    private static final String CALL_TARGET = "14045550100";

    private static RealNodeFixture node;
    private static ServiceProcess bridge;
    private static EventTestClient wire;
    private static long sequence;

    @BeforeAll
    static void start() throws Exception {
        assertThat(TestEnvironment.SERVICE.isRunning()).isTrue();
        node = new RealNodeFixture(POSTGRES, NODE_NAME, Map.of("NODE_SIPCOPIES", SIP_COPIES));
        node.start();
        bridge = startBridge();
        bridge.awaitReady();
        wire = new EventTestClient(
                SharedServers.kafka().bootstrapServers(),
                Topic.ENDPOINT_TESTED,
                Topic.ENDPOINT_STATUS,
                Topic.CALL_PROGRESS);
    }

    @AfterAll
    static void close() throws IOException {
        wire.close();
        bridge.close();
        node.close();
    }

    private static ServiceProcess startBridge() {
        List<String> settings = new ArrayList<>(List.of(
                "--trunkline.security.jwks-uri=" + TestEnvironment.TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--logging.level.root=warn",
                "--logging.level.io.trunkline=info",
                "--trunkline.refusals.sip-copies=" + SIP_COPIES,
                "--trunkline.node.name=" + NODE_NAME,
                "--trunkline.node.port=" + node.node().amiPort(),
                "--trunkline.node.secret-file=" + node.secretFile()));
        TestEnvironment.DATABASE.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        return ServiceProcess.start(AmiBridgeApplication.class, settings);
    }

    @Test
    void a_carrier_with_an_address_is_qualified_and_called() {
        try (SippAnswerer carrier = SippAnswerer.start()) {
            String endpoint = newEndpoint("sip:" + carrier.address());

            EndpointTested results = test(endpoint, carrier.host(), true, null, call(endpoint, CALL_TARGET));

            assertThat(step(results, StepName.RESOLVE).code()).isEqualTo("host-is-address");
            assertThat(step(results, StepName.APPLIED).result()).isEqualTo(Result.PASSED);
            assertThat(step(results, StepName.QUALIFY).result()).isEqualTo(Result.PASSED);
            assertThat(step(results, StepName.QUALIFY).sipStatus()).isEqualTo(200);
            assertThat(step(results, StepName.QUALIFY).evidence()).startsWith("200 OK");
            assertThat(step(results, StepName.REGISTER).code()).isEqualTo("no-registration");
            assertThat(step(results, StepName.CALL).result()).isEqualTo(Result.PASSED);
            assertThat(step(results, StepName.CALL).evidence()).startsWith("answered after");
        }
    }

    @Test
    void a_contact_that_is_checked_regularly_has_the_round_trip_that_the_node_measured() {
        applied("carrier");

        EndpointTested results = test("carrier", node.carrier().host(), true, null, null);

        assertThat(step(results, StepName.QUALIFY).evidence()).matches("200 OK after [0-9.]+ ms");
    }

    @Test
    void a_refused_call_has_its_cause_and_sip_status() {
        try (SippAnswerer carrier = SippAnswerer.alwaysResponding(486)) {
            String endpoint = newEndpoint("sip:" + carrier.address());

            EndpointTested results = test(endpoint, carrier.host(), true, null, call(endpoint, CALL_TARGET));

            Step call = step(results, StepName.CALL);
            assertThat(call.result()).isEqualTo(Result.FAILED);
            assertThat(call.code()).isEqualTo("call-refused");
            assertThat(call.sipStatus()).isEqualTo(486);
            assertThat(call.evidence()).startsWith("cause 17");
        }
    }

    /// Asterisk's events have none of them.
    @Test
    void a_refused_attempt_has_all_reason_headers_of_the_response() {
        try (SippAnswerer carrier = SippAnswerer.start()) {
            String endpoint = newEndpoint("sip:" + carrier.address());

            var _ = test(endpoint, carrier.host(), true, null, call(endpoint, "14045550603"));

            CallProgress ended = wire.await(
                    CallProgress.class,
                    step -> step.kind() == CallProgress.Kind.ATTEMPT_ENDED && endpoint.equals(step.endpoint()));
            assertThat(ended.sipStatus()).isEqualTo(603);
            assertThat(ended.reasonHeaders()).containsExactly("SIP;cause=603;text=\"v=analytics1\"", "Q.850;cause=17");
        }
    }

    @Test
    void a_call_that_only_rings_ends_before_the_deadline_and_leaves_no_channel() {
        try (SippAnswerer carrier = SippAnswerer.alwaysResponding(777)) {
            String endpoint = newEndpoint("sip:" + carrier.address());

            EndpointTested results = test(endpoint, carrier.host(), true, null, call(endpoint, CALL_TARGET));

            Step call = step(results, StepName.CALL);
            assertThat(call.result()).isEqualTo(Result.TIMED_OUT);
            assertThat(call.code()).isEqualTo("not-answered");
            Await.until(
                    "the channel is gone",
                    () -> !node.node().command("core show channels concise").contains(endpoint));
        }
    }

    @Test
    void a_call_that_gets_no_response_is_not_reported_as_refused() {
        try (ScriptedSipPeer silent = new ScriptedSipPeer("")) {
            String endpoint = newEndpoint("sip:" + silent.address());

            EndpointTested results = test(endpoint, null, false, null, call(endpoint, CALL_TARGET));

            Step call = step(results, StepName.CALL);
            assertThat(call.result()).isEqualTo(Result.FAILED);
            assertThat(call.code()).isEqualTo("no-response");
            assertThat(call.evidence()).startsWith("no response after ");
            assertThat(call.sipStatus()).isNull();
        }
    }

    @Test
    void a_carrier_that_ignores_options_fails_to_qualify() {
        try (ScriptedSipPeer silent = new ScriptedSipPeer("")) {
            String endpoint = newEndpoint("sip:" + silent.address());

            EndpointTested results = test(endpoint, "localhost", true, null, null);

            assertThat(step(results, StepName.RESOLVE).evidence()).startsWith("localhost → 127.0.0.1");
            assertThat(step(results, StepName.QUALIFY).result()).isEqualTo(Result.FAILED);
            assertThat(step(results, StepName.QUALIFY).code()).isEqualTo("no-response");
            assertThat(silent.methods()).contains("OPTIONS");
        }
    }

    @Test
    void a_carrier_that_refuses_options_is_reachable_with_its_status() {
        try (ScriptedSipPeer peer = new ScriptedSipPeer("405 Method Not Allowed")) {
            String endpoint = newEndpoint("sip:" + peer.address());

            EndpointTested results = test(endpoint, "unknown.invalid", true, null, null);

            assertThat(step(results, StepName.RESOLVE).code()).isEqualTo("not-resolved");
            assertThat(step(results, StepName.QUALIFY).result()).isEqualTo(Result.PASSED);
            assertThat(step(results, StepName.QUALIFY).sipStatus()).isEqualTo(405);
        }
    }

    @Test
    void a_registration_is_renewed_and_a_rejected_one_has_its_status() {
        NodeCommand.RegistrationTest registration = new NodeCommand.RegistrationTest(
                "sip:user1@" + node.registrar().address(),
                "sip:" + node.registrar().address(),
                true);
        applied("registrar");

        EndpointTested results = test("registrar", node.registrar().host(), false, registration, null);

        assertThat(step(results, StepName.QUALIFY).code()).isEqualTo("registration-instead");
        Step register = step(results, StepName.REGISTER);
        assertThat(register.result()).isEqualTo(Result.PASSED);
        assertThat(register.sipStatus()).isEqualTo(200);
        assertThat(register.evidence()).matches("registered, expires in [0-9]+ s");

        Await.until(
                "it is registered again",
                () -> node.node().command("pjsip show registrations").contains("Registered"));
        int registers = node.registrar().registerCount();
        Step left = step(
                test(
                        "registrar",
                        null,
                        false,
                        new NodeCommand.RegistrationTest(registration.clientUri(), registration.serverUri(), false),
                        null),
                StepName.REGISTER);
        assertThat(left.evidence()).matches("registered, expires in [0-9]+ s");
        assertThat(node.registrar().registerCount()).isEqualTo(registers);

        try (ScriptedSipPeer registrar = new ScriptedSipPeer("403 Forbidden")) {
            Step rejected = step(testRegistration(registrar), StepName.REGISTER);
            assertThat(rejected.result()).isEqualTo(Result.FAILED);
            assertThat(rejected.code()).isEqualTo("rejected");
            assertThat(rejected.sipStatus()).isEqualTo(403);
            assertThat(rejected.evidence()).isEqualTo("403 Forbidden");
            EndpointStatus status = wire.await(
                    EndpointStatus.class,
                    it -> it.node().equals(NODE_NAME) && "rejected with 403 Forbidden".equals(it.detail()));
            assertThat(status.state()).isEqualTo(EndpointStatus.State.REJECTED);
        }
    }

    @Test
    void a_silent_registrar_is_reported_in_time_and_a_missing_registration_is_skipped() {
        try (ScriptedSipPeer registrar = new ScriptedSipPeer("")) {
            Step silent = step(testRegistration(registrar), StepName.REGISTER);
            assertThat(silent.result()).isEqualTo(Result.FAILED);
            assertThat(silent.code()).isEqualTo("no-response");
            assertThat(Objects.requireNonNull(silent.tookMillis())).isLessThan(9_000);
        }
        String endpoint = newEndpoint("");
        NodeCommand.RegistrationTest nowhere =
                new NodeCommand.RegistrationTest("sip:x@127.0.0.9", "sip:127.0.0.9", false);
        assertThat(step(test(endpoint, null, false, nowhere, null), StepName.REGISTER)
                        .code())
                .isEqualTo("registered-elsewhere");
    }

    @Test
    void an_endpoint_without_rows_ends_the_test_and_a_client_that_has_not_registered_has_no_contact() {
        EndpointTested unknown = test("nobody-here", null, true, null, null);
        assertThat(step(unknown, StepName.APPLIED).code()).isEqualTo("not-applied");
        assertThat(step(unknown, StepName.QUALIFY).result()).isEqualTo(Result.SKIPPED);

        EndpointTested client = test(newEndpoint(""), null, true, null, null);
        assertThat(step(client, StepName.RESOLVE).code()).isEqualTo("no-host");
        assertThat(step(client, StepName.QUALIFY).code()).isEqualTo("no-contact");
    }

    @Test
    void a_repeated_command_is_carried_out_once_and_does_not_hold_up_others() {
        try (ScriptedSipPeer silent = new ScriptedSipPeer("")) {
            NodeCommand slow = command(newEndpoint("sip:" + silent.address()), null, true, null, null);
            NodeCommand fast = command(newEndpoint(""), null, false, null, null);
            wire.publish(slow, slow, fast, slow);

            Instant fastEnd = results(fast).observedAt();
            Instant slowEnd = results(slow).observedAt();

            assertThat(fastEnd).isBefore(slowEnd);
            List<Integer> sequences = wire.consumed(EndpointTested.class).stream()
                    .filter(it -> it.testId().equals(testId(slow)))
                    .map(EndpointTested::sequence)
                    .toList();
            assertThat(sequences).doesNotHaveDuplicates().isSorted();
        }
    }

    private EndpointTested testRegistration(ScriptedSipPeer registrar) {
        String endpoint = newEndpoint("");
        NodeCommand.RegistrationTest uris = new NodeCommand.RegistrationTest(
                "sip:user7@" + registrar.address(), "sip:" + registrar.address(), false);
        POSTGRES.execute("asterisk", """
                INSERT INTO ps_auths VALUES ('%1$s', 'userpass', 'user7', 'wrong');
                INSERT INTO ps_registrations VALUES ('%1$s', '%2$s', '%3$s', '%1$s', '%1$s', 'yes', '%1$s', 0)
                """.formatted(endpoint, uris.serverUri(), uris.clientUri()));
        applied(endpoint, uris);
        assertThat(node.node().command("module reload res_pjsip_outbound_registration.so"))
                .isNotBlank();
        Await.until("the node tried to register", () -> registrar.methods().contains("REGISTER"));
        EndpointTested results = test(endpoint, null, false, uris, null);
        POSTGRES.execute("asterisk", "DELETE FROM ps_registrations WHERE id = '" + endpoint + "'");
        return results;
    }

    /// An endpoint with rows in the tables.
    ///
    /// @param contact empty for none
    private static String newEndpoint(String contact) {
        String endpoint = "e" + UUID.randomUUID().toString().substring(0, 8);
        POSTGRES.execute("asterisk", """
                INSERT INTO ps_aors VALUES ('%1$s', '%2$s', 1, 0, 3);
                INSERT INTO ps_endpoints VALUES
                    ('%1$s', 'transport-udp', '%1$s', NULL, NULL, 'from-trunk', 'all', 'ulaw', 'no', 'ip', '%1$s')
                """.formatted(endpoint, contact));
        applied(endpoint);
        return endpoint;
    }

    private static void applied(String endpoint) {
        applied(endpoint, null);
    }

    private static void applied(String endpoint, NodeCommand.@Nullable RegistrationTest uris) {
        wire.publish(new RealtimeApplied(
                "asterisk",
                Instant.EPOCH,
                ++sequence,
                RealtimeApplied.EntityKind.CARRIER,
                UUID.nameUUIDFromBytes(endpoint.getBytes(StandardCharsets.UTF_8)),
                endpoint,
                3,
                false,
                uris == null ? null : uris.clientUri(),
                uris == null ? null : uris.serverUri(),
                List.of(RealtimeApplied.Part.ENDPOINT, RealtimeApplied.Part.AOR),
                Instant.now()));
    }

    private static NodeCommand.CallTest call(String endpoint, String number) {
        String callId = NODE_NAME + "-" + Instant.now().getEpochSecond() + ".c"
                + UUID.randomUUID().toString().substring(0, 8);
        return new NodeCommand.CallTest(
                callId, "PJSIP/" + number + "@" + endpoint, "+14045550199", Map.of("TRUNKLINE_CALL", callId));
    }

    private static NodeCommand command(
            String endpoint,
            @Nullable String host,
            boolean qualify,
            NodeCommand.@Nullable RegistrationTest registration,
            NodeCommand.@Nullable CallTest call) {
        Instant now = Instant.now();
        return new NodeCommand(
                UUID.randomUUID(),
                NODE_NAME,
                now,
                now.plus(Duration.ofSeconds(14)),
                null,
                null,
                null,
                null,
                new NodeCommand.EndpointTest(UUID.randomUUID(), endpoint, 3, host, null, qualify, registration, call));
    }

    private static EndpointTested test(
            String endpoint,
            @Nullable String host,
            boolean qualify,
            NodeCommand.@Nullable RegistrationTest registration,
            NodeCommand.@Nullable CallTest call) {
        NodeCommand command = command(endpoint, host, qualify, registration, call);
        wire.publish(command);
        return results(command);
    }

    private static UUID testId(NodeCommand command) {
        return Objects.requireNonNull(command.endpointTest()).testId();
    }

    private static EndpointTested results(NodeCommand command) {
        return wire.await(EndpointTested.class, it -> it.testId().equals(testId(command)) && it.finished());
    }

    private static Step step(EndpointTested results, StepName name) {
        return results.steps().stream()
                .filter(step -> step.step() == name)
                .findFirst()
                .orElseThrow(() -> new AssertionError(results));
    }
}
