package io.trunkline.faulttests;

import static io.trunkline.testkit.suite.SuiteConfiguration.CDR;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// A suite in its own process, started once per JVM, with a carrier whose calls last some seconds, a number, and a
/// client that answers it.
final class FaultTestEnvironment {
    static final String NUMBER = "+14045553000";
    static final Duration CARRIER_TALK_TIME = Duration.ofSeconds(12);

    /// Longer than any test; such a call is ended explicitly.
    static final Duration UNTIL_HUNG_UP = Duration.ofMinutes(5);

    /// The time of recovery is measured and logged; only an excessive time fails a test.
    static final Duration RECOVERY_TIMEOUT = Duration.ofMinutes(3);

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_TRIES = 8;
    private static final AtomicInteger CALLER_COUNTER = new AtomicInteger();
    private static final Logger LOG = LoggerFactory.getLogger(FaultTestEnvironment.class);

    private final SippAnswerer carrier =
            SippAnswerer.start(SippAnswerer.Options.defaults().talkingFor(CARRIER_TALK_TIME));
    private final SippAnswerer client = SippAnswerer.start();
    private final SuiteProcess suite = new SuiteProcess();
    private final RunningSuite runningSuite;
    private final SuiteClient api;
    private final String campaign;

    private FaultTestEnvironment() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "end-scene"));
        suite.awaitReady();
        runningSuite = suite.runningSuite();
        api = SuiteClient.asAdmin(runningSuite);
        campaign = createConfiguration();
    }

    private static final class Shared {
        static final FaultTestEnvironment ENVIRONMENT = new FaultTestEnvironment();
    }

    static FaultTestEnvironment shared() {
        return Shared.ENVIRONMENT;
    }

    private void shutDown() {
        carrier.close();
        client.close();
        suite.shutDown();
    }

    private String createConfiguration() {
        SuiteConfiguration configuration = new SuiteConfiguration(api);
        String tenant = configuration.createTenant("Faults");
        String did = configuration.createDid(tenant, NUMBER);
        String out = id(configuration.createCarrier(
                ConcurrentSaves.carrierBody("Faults North", carrier.host(), carrier.port())));
        String in = id(configuration.createClient(
                SuiteConfiguration.fixedClient("Faults Center", client.host(), client.port())));
        String id = configuration.createCampaign(
                tenant,
                "Faults",
                Map.of(
                        "status",
                        "active",
                        "routingStrategy",
                        "priority",
                        "dialTimeoutSeconds",
                        10,
                        "didIds",
                        List.of(did)));
        configuration.linkClient(id, in, Map.of("priority", 1));
        configuration.addCarrier(id, out, 1);
        var _ = completeInboundCall();
        return id;
    }

    SuiteProcess suite() {
        return suite;
    }

    SuiteClient api() {
        return api;
    }

    SippAnswerer carrier() {
        return carrier;
    }

    /// Places a call to a number ending in 111: the carrier answers and hangs up after [#CARRIER_TALK_TIME].
    ///
    /// @return its id
    String placeCall(String to) {
        List<SuiteClient.Response> answers = new ArrayList<>();
        Await.until("the order is accepted", RECOVERY_TIMEOUT, () -> {
            answers.add(api.send("POST", ROUTING, "/api/v1/calls", Map.of("to", to, "campaignId", campaign)));
            return answers.getLast().status() < 300;
        });
        return answers.getLast().json().get("callId").asString();
    }

    /// Calls the number until the client answers; another call may be needed if routing is slow on a busy machine.
    ///
    /// @param time after which the caller hangs up
    LongCall startAnsweredCall(Duration time) {
        for (int tries = 1; tries < MAX_TRIES; tries++) {
            LongCall talk = startCall(time);
            try {
                Await.until("the client talks with " + talk.from(), ANSWER_TIMEOUT, () -> isTalkingTo(talk.from()));
                return talk;
            } catch (AssertionError unanswered) {
                talk.close();
                LOG.warn("{}", unanswered.toString());
            }
        }
        throw new AssertionError("no call is answered: " + suite.nodeCommand("core show channels"));
    }

    /// Places an inbound call that is answered and ends.
    ///
    /// @return the caller's number
    String completeInboundCall() {
        try (LongCall talk = startAnsweredCall(Duration.ofSeconds(1))) {
            talk.awaitAnsweredEnd();
            return talk.from();
        }
    }

    /// The time from INVITE until the caller receives 183 or a final status.
    Duration timeToFirstResponse() {
        try (LongCall talk = startCall(Duration.ofSeconds(2))) {
            Await.until(
                    "the call has begun",
                    () -> !talk.startedCall().log().messages().isEmpty());
            long began = System.nanoTime();
            Await.until(
                    "the caller hears something",
                    () -> talk.startedCall().log().messages().stream().anyMatch(message -> message.status() >= 183));
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /// Places an inbound call through the carrier, and waits for its end.
    SippCaller.EndedCall callIn(SippCaller caller, String number) {
        InetSocketAddress sip = runningSuite.sipAddress();
        return caller.call(number, sip.getHostString(), sip.getPort());
    }

    /// Runs statements in a database as its superuser, without a common transaction.
    void execute(String database, String... statements) {
        try (Connection superuser = suite.servers().postgres().connect(database);
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    /// Ends all calls on the node, like an operator.
    void hangUpAllCalls() {
        var _ = suite.nodeCommand("channel request hangup all");
    }

    private LongCall startCall(Duration time) {
        String from = "1555%07d".formatted(CALLER_COUNTER.incrementAndGet());
        InetSocketAddress sip = runningSuite.sipAddress();
        SippCaller caller = new SippCaller(carrier.host(), from, time);
        return new LongCall(from, caller.dial(NUMBER, NUMBER, sip.getHostString(), sip.getPort()));
    }

    private boolean isTalkingTo(String from) {
        List<SipMessage> seen = client.log().messages();
        return client.invites().stream()
                .filter(invite -> invite.fromUser().endsWith(from))
                .anyMatch(invite -> seen.stream()
                        .anyMatch(message -> message.callId().equals(invite.callId())
                                && message.method().equals("ACK")));
    }

    /// All records of calls from a number (`from`) or to it (`number`), including calls in progress.
    List<JsonNode> findRecords(String field, String number) {
        return Stream.of(true, false)
                .map(complete -> api.get(CDR, "/api/v1/call-records?limit=200&complete=" + complete))
                .flatMap(page -> StreamSupport.stream(page.get("items").spliterator(), false))
                .filter(record -> record.path(field).asString("").endsWith(number))
                .toList();
    }

    /// The one record of the calls from a number or to it, once it is complete.
    JsonNode awaitRecord(String field, String number) {
        Await.until("the record of " + number + " is complete", RECOVERY_TIMEOUT, () -> {
            List<JsonNode> found = findRecords(field, number);
            return !found.isEmpty() && found.getFirst().get("complete").asBoolean();
        });
        List<JsonNode> found = findRecords(field, number);
        if (found.size() != 1) {
            throw new AssertionError("not one record but " + found);
        }
        return found.getFirst();
    }

    /// The ids in Asterisk's table of endpoints.
    List<String> endpointIds() {
        return query("asterisk", "SELECT id FROM ps_endpoints");
    }

    /// The first column of a query's result.
    List<String> query(String database, String sql) {
        try (Connection superuser = suite.servers().postgres().connect(database);
                Statement statement = superuser.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Logs a duration.
    static void logDuration(String what, long beganNanos) {
        LOG.info("{}: {} ms", what, (System.nanoTime() - beganNanos) / 1_000_000);
    }
}
