package io.trunkline.ami.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.RealNodeFixture;
import io.trunkline.ami.TestEnvironment;
import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import io.trunkline.ami.callfacts.domain.LiveCalls;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelHungUp;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelOpened;
import io.trunkline.ami.connection.domain.NodeEvent.RequestRefused;
import io.trunkline.ami.connection.domain.NodeTransport;
import io.trunkline.ami.connection.domain.RefusalReason;
import io.trunkline.ami.endpointstatus.domain.EndpointContacts;
import io.trunkline.ami.endpointstatus.domain.ObservedStatus;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.outcomes.ChannelEnder;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippCaller;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A real Asterisk fulfills the contract. Calls that the bridge does not see over AMI, because it is connected to
/// another node, are published from the channel event log.
class RealAsteriskIT implements AmiContract {

    private static final RealNodeFixture NODE = new RealNodeFixture(TestEnvironment.POSTGRES, "ast1");
    private final List<ConnectionFixture> links = new ArrayList<>();

    @BeforeAll
    static void start() throws SQLException {
        NODE.start();
    }

    @AfterAll
    static void end() {
        NODE.close();
    }

    @AfterEach
    void close() {
        links.forEach(ConnectionFixture::close);
    }

    @Override
    public ConnectionFixture connect() {
        ConnectionFixture link = new ConnectionFixture(NODE.node().amiPort(), NODE.secretFile());
        links.add(link);
        return link;
    }

    @Test
    void a_node_without_a_certificate_has_no_transport_for_tls() {
        ConnectionFixture link = connect();
        link.awaitConnected();

        assertThat(link.status.transports())
                .extracting(NodeTransport::name)
                .containsExactly("transport-tcp", "transport-udp");
        assertThat(link.status.transports()).allSatisfy(transport -> {
            NodeTransport.Address address = Objects.requireNonNull(transport.address());
            assertThat(address.host()).startsWith("127.");
            assertThat(address.port()).isPositive();
        });
    }

    @Test
    void a_call_that_ami_missed_is_published_from_the_cel_that_asterisk_wrote() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        String callId = "ast1-1795168093.tcel" + UUID.randomUUID().toString().substring(0, 8);
        originate(link, callId, "Local/s@trunkline-hold/n");
        ChannelOpened opened =
                link.await(ChannelOpened.class, it -> it.channel().linkedId().equals(callId));
        link.actions.hangUp(opened.channel().name(), 16).block();

        CallCompleted completed = TestEnvironment.WIRE.await(
                CallCompleted.class, it -> it.callId().equals(callId));

        assertThat(completed.fact().source()).isEqualTo(CallFact.Source.CEL);
        assertThat(completed.startedAt())
                .as("in UTC")
                .isBetween(
                        completed.fact().observedAt().minusSeconds(20),
                        completed.fact().observedAt());
        assertThat(completed.cause()).isEqualTo(16);
    }

    @Test
    void a_call_during_an_outage_of_the_database_is_published_from_the_nodes_own_copy() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        String callId = "ast1-1795168093.tout" + UUID.randomUUID().toString().substring(0, 8);
        setCelRole("NOLOGIN");
        try {
            TestEnvironment.sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'asterisk_cel'");
            originate(link, callId, "Local/s@trunkline-hold/n");
            ChannelOpened opened = link.await(
                    ChannelOpened.class, it -> it.channel().linkedId().equals(callId));
            link.actions.hangUp(opened.channel().name(), 16).block();
            Await.until(
                    "the copy has the end of the call",
                    () -> !celLines(callId, "LINKEDID_END").isEmpty());
            assertThat(celRows(callId)).isZero();
        } finally {
            setCelRole("LOGIN");
        }

        CallCompleted completed = TestEnvironment.WIRE.await(
                CallCompleted.class, it -> it.callId().equals(callId));

        assertThat(completed.fact().source()).isEqualTo(CallFact.Source.CEL);
        assertThat(completed.cause()).isEqualTo(16);
        assertThat(celRows(callId)).isEqualTo(celLines(callId, "").size());
    }

    @Test
    void a_request_from_an_unknown_address_is_reported_with_it() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        String stranger = LoopbackAddresses.next();

        assertThat(callFrom(stranger).status()).isEqualTo(401);

        RequestRefused refused =
                link.await(RequestRefused.class, it -> it.address().equals(stranger));
        assertThat(refused.reason()).isEqualTo(RefusalReason.UNKNOWN_SOURCE);
        assertThat(refused.account()).isEqualTo("15551230000");
        assertThat(link.actions.listIdentifiedNetworks().block()).isEmpty();
    }

    @Test
    void a_call_that_offers_no_codec_of_its_carrier_is_counted_from_the_copy_of_the_response() {
        String address = LoopbackAddresses.next();
        TestEnvironment.POSTGRES.execute("asterisk", """
                INSERT INTO ps_endpoints
                VALUES ('wide', 'transport-udp', 'carrier', NULL, NULL, 'from-trunk', 'all', 'g722', 'no', 'ip', 'wide');
                INSERT INTO ps_endpoint_id_ips VALUES ('wide', 'wide', '%s')
                """.formatted(address));

        assertThat(callFrom(address).status()).isEqualTo(488);

        Await.until(
                "the refusal is counted",
                () -> TestEnvironment.sql(
                                "SELECT reason, requests FROM refused_source WHERE address = '" + address + "'")
                        .equals("NO_COMMON_CODEC|1"));
    }

    private static SippCaller.EndedCall callFrom(String address) {
        return new SippCaller(address, "15551230000", Duration.ofSeconds(1))
                .call("15550001000", NODE.node().host(), NODE.node().sipPort());
    }

    /// The table has the times of the copy to the microsecond, so that a row is recognized.
    @Test
    void the_replay_of_a_call_that_asterisk_could_write_inserts_nothing() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        String callId = "ast1-1795168093.tcpy" + UUID.randomUUID().toString().substring(0, 8);
        originate(link, callId, "Local/s@trunkline-hold/n");
        ChannelOpened opened =
                link.await(ChannelOpened.class, it -> it.channel().linkedId().equals(callId));
        link.actions.hangUp(opened.channel().name(), 16).block();
        Await.until(
                "the copy has the end of the call",
                () -> !celLines(callId, "LINKEDID_END").isEmpty());
        List<String> lines = celLines(callId, "");
        Await.until("the table has it too", () -> celRows(callId) == lines.size());

        TestEnvironment.sql("SELECT replay_cel($lines$" + String.join("\n", lines) + "$lines$)");

        assertThat(celRows(callId)).isEqualTo(lines.size());
    }

    private static void setCelRole(String option) {
        TestEnvironment.sql("ALTER ROLE asterisk_cel " + option);
    }

    private static List<String> celLines(String callId, String type) {
        return NODE.node().celLines().stream()
                .filter(line -> line.contains(callId) && line.contains(type))
                .toList();
    }

    private static int celRows(String callId) {
        return Integer.parseInt(TestEnvironment.sql("SELECT count(*) FROM cel WHERE linkedid = '" + callId + "'"));
    }

    /// A call is canceled by hanging up the channels that are listed with its id.
    @Test
    void both_halves_of_a_placed_call_are_listed_by_its_id_until_they_are_hung_up() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        String callId = "ast1-1795168093.thup" + UUID.randomUUID().toString().substring(0, 8);
        originate(link, callId, "Local/s@trunkline-hold/n");
        Await.until("both halves are live", () -> channelsOf(link, callId).size() == 2);

        for (String channel : channelsOf(link, callId)) {
            link.actions
                    .hangUp(channel, 16)
                    .onErrorComplete(ActionRejected.class)
                    .block();
        }

        Await.until("no channel of it is left", () -> channelsOf(link, callId).isEmpty());
        assertThat(link.await(ChannelHungUp.class, it -> it.channel().uniqueId().equals(callId))
                        .channel()
                        .linkedId())
                .isEqualTo(callId);
    }

    private static List<String> channelsOf(ConnectionFixture link, String callId) {
        return link.actions.listChannels().block().stream()
                .filter(it -> it.channel().linkedId().equals(callId))
                .map(it -> it.channel().name())
                .toList();
    }

    @ParameterizedTest(name = "{0}: cause {1}, SIP {2}, {3}, ended by {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "915550001403, 21, 403, NOANSWER,    REMOTE",
                "915550001404,  1, 404, NOANSWER,    REMOTE",
                "915550001408, 18, 408, NOANSWER,    REMOTE",
                "915550001480, 19, 480, NOANSWER,    REMOTE",
                "915550001486, 17, 486, BUSY,        REMOTE",
                "915550001500, 38, 500, NOANSWER,    REMOTE",
                "915550001503, 34, 503, CONGESTION,  REMOTE",
                "915550001603, 21, 603, NOANSWER,    REMOTE",
                // rings until the ring timeout
                "915550001777,  0, -,   NOANSWER,    NODE",
                // no response to the INVITE until the SIP timeout of the node
                "715550001000, 18, 408, NOANSWER,    REMOTE",
                // no such carrier on the node
                "815550001000,  3, -,   CHANUNAVAIL, NODE",
            })
    void each_end_of_an_unanswered_sip_call_is_reported_with_cause_status_and_dial_status(
            String number, int cause, Integer sip, String status, ChannelEnder endedBy) {
        ConnectionFixture link = connect();
        link.awaitConnected();
        String callId = "ast1-1795168093.tsip" + number + cause;

        originate(link, callId, "Local/" + number + "@from-campaign/n");

        List<Fact> facts = facts(link, callId);
        Fact ended = only(FactKind.ATTEMPT_ENDED, facts);
        assertThat(ended.details().cause()).isEqualTo(cause);
        assertThat(ended.details().sipStatus()).isEqualTo(sip);
        assertThat(ended.details().dialStatus()).isEqualTo(status);
        assertThat(ended.details().endedBy()).isEqualTo(endedBy);
        assertThat(only(FactKind.COMPLETED, facts).requireSummary().answeredAt())
                .isNull();
    }

    @Test
    void an_answered_sip_call_carries_the_dialplans_variables_from_its_first_ring() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        String callId = "ast1-1795168093.tsipanswered";

        originate(link, callId, "Local/915550001111@from-campaign/n");

        List<Fact> facts = facts(link, callId);
        assertThat(facts)
                .extracting(Fact::kind)
                .containsExactly(
                        FactKind.STARTED,
                        FactKind.ATTEMPT_STARTED,
                        FactKind.RINGING,
                        FactKind.ANSWERED,
                        FactKind.ATTEMPT_ENDED,
                        FactKind.ENDED,
                        FactKind.COMPLETED);
        Fact attempt = only(FactKind.ATTEMPT_STARTED, facts);
        assertThat(attempt.variables().callId()).isEqualTo(callId);
        assertThat(attempt.variables().leg()).isEqualTo(CallLeg.attempt(1));
        assertThat(attempt.variables().leaseId())
                .isEqualTo(new LeaseId(UUID.fromString("11111111-1111-4111-8111-111111111111")));
        assertThat(attempt.details().calledNumber()).isEqualTo("15550001111");
        assertThat(attempt.details().endpoint()).isEqualTo("carrier");
        Fact.Details end = only(FactKind.ATTEMPT_ENDED, facts).details();
        assertThat(end.cause()).isEqualTo(16);
        assertThat(end.dialStatus()).isEqualTo("ANSWER");
        assertThat(end.endedBy()).as("the carrier hung up").isEqualTo(ChannelEnder.REMOTE);
        assertThat(only(FactKind.ENDED, facts).details().endedBy()).isEqualTo(ChannelEnder.NODE);
    }

    @Test
    void registrations_and_contacts_are_listed_by_endpoint() {
        ConnectionFixture link = connect();
        link.awaitConnected();

        Await.until("registered and reachable", () -> {
            link.actions.reloadModule("res_pjsip_outbound_registration.so").block();
            EndpointContacts contacts = new EndpointContacts();
            return link.actions.listRegistrations().block().stream()
                            .anyMatch(it -> "registrar".equals(it.endpointId())
                                    && it.clientUri()
                                            .equals("sip:user1@"
                                                    + NODE.registrar().address())
                                    && it.status().equals("Registered"))
                    && contacts.replaceAll(link.actions.listContacts().block(), Set.of(), Instant.EPOCH).stream()
                            .anyMatch(it ->
                                    it.endpoint().equals("carrier") && it.state() == ObservedStatus.State.REACHABLE);
        });
        link.actions.register("registrar").block();
        link.actions.requalify("carrier").block();
    }

    private static void originate(ConnectionFixture link, String callId, String channel) {
        CallOrder order = new CallOrder(
                callId,
                channel,
                "trunkline-hold",
                "s",
                Duration.ofSeconds(10),
                "15550001111",
                Map.of("__TRUNKLINE_CALL", callId));
        link.actions.originate(UUID.randomUUID(), order).block();
    }

    /// All facts of a call that has ended.
    private static List<Fact> facts(ConnectionFixture link, String callId) {
        link.await(ChannelHungUp.class, it -> it.channel().uniqueId().equals(callId));
        Await.until(
                "the call is gone",
                () -> link.actions.listChannels().block().stream()
                        .noneMatch(it -> it.channel().linkedId().equals(callId)));
        LiveCalls calls = new LiveCalls();
        return link.receivedEvents().stream()
                .flatMap(event -> calls.apply(event).stream())
                .filter(fact -> fact.callId().equals(callId))
                .toList();
    }

    private static Fact only(FactKind kind, List<Fact> facts) {
        assertThat(facts).filteredOn(fact -> fact.kind() == kind).hasSize(1);
        return facts.stream().filter(fact -> fact.kind() == kind).findFirst().orElseThrow();
    }
}
