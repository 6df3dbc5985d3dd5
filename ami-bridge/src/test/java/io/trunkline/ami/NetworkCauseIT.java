package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.wire.Topic;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.ServiceProcess;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Placed calls whose first carrier refuses with 480, on a real Asterisk that sends copies of its SIP messages to the
/// bridge. The test answers the dialplan in place of routing-service, by the same table of outcomes.
class NetworkCauseIT {
    private static final String NODE_NAME = "ast8";
    private static final String SIP_COPIES = "127.0.0.1:" + LoopbackAddresses.freeUdpPort("127.0.0.1");
    private static final String LEASE = "11111111-1111-4111-8111-111111111111";
    private static final String DIAL = "DIAL|" + LEASE + "|PJSIP/%s@%s|5||,,,,,";

    private static final List<Map<String, String>> QUESTIONS = new CopyOnWriteArrayList<>();
    private static final SippAnswerer SECOND = SippAnswerer.start();
    private static HttpServer routing;
    private static RealNodeFixture node;
    private static ServiceProcess bridge;
    private static EventTestClient wire;

    @BeforeAll
    static void start() throws Exception {
        assertThat(TestEnvironment.SERVICE.isRunning()).isTrue();
        routing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        routing.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        routing.createContext("/dialplan/next", NetworkCauseIT::answer);
        routing.start();
        node = new RealNodeFixture(
                POSTGRES,
                NODE_NAME,
                Map.of(
                        "NODE_SIPCOPIES",
                        SIP_COPIES,
                        "DIALPLAN_URL",
                        "http://127.0.0.1:" + routing.getAddress().getPort() + "/dialplan"));
        node.start();
        addCarrier("second", SECOND);
        bridge = startBridge();
        bridge.awaitReady();
        wire = new EventTestClient(SharedServers.kafka().bootstrapServers(), Topic.CALL_PROGRESS);
    }

    private static ServiceProcess startBridge() {
        List<String> settings = new ArrayList<>(List.of(
                "--trunkline.security.jwks-uri=" + TestEnvironment.TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--logging.level.root=warn",
                "--trunkline.refusals.sip-copies=" + SIP_COPIES,
                "--trunkline.node.name=" + NODE_NAME,
                "--trunkline.node.port=" + node.node().amiPort(),
                "--trunkline.node.secret-file=" + node.secretFile()));
        TestEnvironment.DATABASE.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        return ServiceProcess.start(AmiBridgeApplication.class, settings);
    }

    @AfterAll
    static void close() {
        wire.close();
        bridge.close();
        node.close();
        SECOND.close();
        routing.stop(0);
    }

    @Test
    void with_a_cause_of_congestion_beside_the_status_the_next_carrier_is_tried() {
        String number = "14045550834";

        Map<String, String> next = refuse(number, "Reason: SIP;cause=480;text=\"none\"", "Reason: Q.850;cause=34");

        assertThat(next).containsEntry("last_sip", "480").containsEntry("last_cause", "34");
        Await.until("the second carrier is called", () -> isCalled(number));
    }

    @Test
    void a_cause_in_a_list_of_reasons_counts_too() {
        String number = "14045550847";

        Map<String, String> next = refuse(number, "Reason: SIP ;cause=480, Q.850 ;cause=47 ;text=\"no resources\"");

        assertThat(next).containsEntry("last_sip", "480").containsEntry("last_cause", "47");
        Await.until("the second carrier is called", () -> isCalled(number));
    }

    @Test
    void another_cause_or_none_ends_the_call() {
        assertThat(refuse("14045550819", "Reason: Q.850;cause=20"))
                .containsEntry("last_sip", "480")
                .containsEntry("last_cause", "19");
        assertThat(refuse("14045550820")).containsEntry("last_sip", "480").containsEntry("last_cause", "19");

        assertThat(isCalled("14045550819") || isCalled("14045550820")).isFalse();
    }

    @Test
    void without_the_copy_of_the_response_the_call_goes_on_with_the_cause_of_the_status() {
        String number = "14045550835";
        double unanswered = unanswered();
        assertThat(refuse("14045550836", "Reason: Q.850;cause=20")).containsEntry("last_sip", "480");
        assertThat(node.node().command("module unload res_hep_pjsip.so")).contains("Unloaded");
        try {
            assertThat(refuse(number, "Reason: Q.850;cause=34"))
                    .containsEntry("last_sip", "480")
                    .containsEntry("last_cause", "19");
        } finally {
            node.node().command("module load res_hep_pjsip.so");
        }
        assertThat(isCalled(number)).isFalse();
        Await.until("it is counted", () -> unanswered() > unanswered);
        assertThat(unanswered())
                .as("not the question before, which was answered")
                .isEqualTo(unanswered + 1);
    }

    /// Places a call through a carrier that refuses it with 480.
    ///
    /// @return the question after its attempt
    private static Map<String, String> refuse(String number, String... headers) {
        try (SippAnswerer first =
                SippAnswerer.start(SippAnswerer.Options.defaults().unavailable(headers))) {
            addCarrier("first" + number, first);
            wire.publish(order(number));
            Await.until(
                    "the end of the attempt is known",
                    () -> !question(number, "2").isEmpty());
            return question(number, "2").getFirst();
        }
    }

    private static double unanswered() {
        String metric = "trunkline_ami_causes_unanswered_total ";
        return bridge.api(null)
                .management()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
                .findFirst()
                .orElseThrow();
    }

    private static NodeCommand order(String number) {
        Instant now = Instant.now();
        String call = NODE_NAME + "-" + now.getEpochSecond() + ".t" + number;
        return new NodeCommand(
                UUID.randomUUID(),
                NODE_NAME,
                now,
                now.plus(Duration.ofSeconds(30)),
                new NodeCommand.Originate(
                        call,
                        "Local/" + number + "@trunkline-outbound/n",
                        "trunkline-hold",
                        "s",
                        45,
                        "15550001111",
                        Map.of()),
                null,
                null,
                null);
    }

    private static List<Map<String, String>> question(String number, String attempt) {
        return QUESTIONS.stream()
                .filter(form -> number.equals(form.get("number")) && attempt.equals(form.get("attempt")))
                .toList();
    }

    private static boolean isCalled(String number) {
        return SECOND.invites().stream().anyMatch(invite -> invite.requestUser().equals(number));
    }

    private static void addCarrier(String id, SippAnswerer at) {
        POSTGRES.execute("asterisk", """
                INSERT INTO ps_aors VALUES ('%1$s', 'sip:%2$s', 1, 0, 3);
                INSERT INTO ps_endpoints VALUES
                    ('%1$s', 'transport-udp', '%1$s', NULL, NULL, 'from-trunk', 'all', 'ulaw', 'no', 'ip', '%1$s')
                """.formatted(id, at.address()));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        QUESTIONS.add(form);
        byte[] line = line(form).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, line.length);
        exchange.getResponseBody().write(line);
        exchange.close();
    }

    private static String line(Map<String, String> form) {
        String number = form.get("number");
        if (form.get("attempt").equals("1")) {
            return DIAL.formatted(number, "first" + number);
        }
        AttemptEnd ended = AttemptEnd.of(
                form.get("last_status"),
                Integer.parseInt(form.get("last_cause")),
                Integer.parseInt(form.get("last_sip")));
        return form.get("attempt").equals("2") && ended.outcome().triesNextCarrier()
                ? DIAL.formatted(number, "second")
                : "STOP|19|attempt.no-answer";
    }
}
