package io.trunkline.demo.kept;

import io.trunkline.events.Event;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// `./trunkline demo --keep` and `./trunkline demo --remove`. It can be repeated.
public final class KeptDemo {
    private static final Duration RECORDS_LIMIT = Duration.ofSeconds(90);
    private static final Duration PEERS_LIMIT = Duration.ofHours(24);
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final RunningSuite suite;
    private final SuiteClient api;

    public KeptDemo(RunningSuite suite, SuiteClient api) {
        this.suite = suite;
        this.api = api;
    }

    /// How much it does.
    ///
    /// @param hours length of the history
    /// @param callsPerHour of the history, in its busiest hour
    /// @param rounds of real calls
    public record Size(int hours, int callsPerHour, int rounds) {
        /// A day, in less than three minutes.
        public static final Size DAY = new Size(24, 60, 5);
    }

    /// What a run has done.
    ///
    /// @param historicCalls calls of the history that are recorded
    /// @param realCalls calls that were placed
    public record Result(int historicCalls, int realCalls) {}

    /// @param arguments the data folder of the suite, and `keep` or `remove`
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        RunningSuite suite = RunningSuite.inFolder(folder);
        KeptDemo demo = new KeptDemo(suite, SuiteClient.asAdmin(suite));
        if (arguments[1].equals("remove")) {
            System.out.println("Removed " + demo.remove() + " entities; the records of calls stay");
            return;
        }
        if (suite.nodeName().isEmpty()) {
            System.err.println("The suite runs without an Asterisk, so no call can be placed: see ./trunkline status");
            System.exit(2);
        }
        KeptPeers peers = KeptPeers.start();
        Runtime.getRuntime().addShutdownHook(new Thread(peers::close, "end-peers"));
        Result result = demo.keep(peers, Size.DAY, Instant.now());
        System.out.println("The demo data is ready: " + result.realCalls() + " calls through Asterisk, "
                + result.historicCalls() + " calls of the last " + Size.DAY.hours() + " hours as events");
        stayWhile(folder);
    }

    /// Saves the example business and its calls, with peers of its own, which end with it.
    public Result keep(Size size, Instant now) {
        try (KeptPeers peers = KeptPeers.start()) {
            return keep(peers, size, now);
        }
    }

    private Result keep(KeptPeers peers, Size size, Instant now) {
        RunningSuite.Node node = suite.nodes().getFirst();
        System.out.println("Saving 5 carriers, 3 clients, 2 tenants, 30 numbers and 4 campaigns ...");
        Business business = new BusinessSetup(api).apply(node.name(), peers);
        awaitCarriers(business);
        System.out.println("Publishing the calls of the last " + size.hours() + " hours ...");
        List<HistoricCall> history = new CallHistory(business, size.callsPerHour()).before(now, size.hours());
        publish(history);
        System.out.println("Placing calls ...");
        RealCalls calls = new RealCalls(api, node, peers);
        calls.callFromUnknownAddress();
        int placed = calls.place(business, size.rounds());
        Await.until("the history is recorded", RECORDS_LIMIT, () -> isRecorded(history));
        return new Result(history.size(), placed);
    }

    /// Deletes what [#keep] has saved.
    ///
    /// @return how many entities
    public int remove() {
        return new BusinessRemoval(api).remove();
    }

    /// The first carrier of each campaign must be in Asterisk, since calls are placed through it.
    private void awaitCarriers(Business business) {
        SuiteConfiguration configuration = new SuiteConfiguration(api);
        for (Business.Campaign campaign : business.campaigns()) {
            for (Business.Party carrier : campaign.carriers()) {
                var _ = configuration.awaitApplied("/api/v1/carriers/" + carrier.id());
            }
            for (Business.Link link : campaign.links()) {
                var _ = configuration.awaitApplied(
                        "/api/v1/clients/" + link.client().id());
            }
        }
    }

    /// Decisions before observations and ends, as cdr-service would read them at the time.
    private void publish(List<HistoricCall> history) {
        List<Event> events = history.stream()
                .flatMap(call -> HistoryEvents.of(call).stream())
                .map(Event.class::cast)
                .toList();
        InetSocketAddress kafka = suite.kafkaAddress();
        try (EventTestClient publisher =
                new EventTestClient(kafka.getHostString() + ":" + kafka.getPort(), new Topic[0])) {
            publisher.publish(events.toArray(Event[]::new));
        }
    }

    private boolean isRecorded(List<HistoricCall> history) {
        return history.isEmpty() || isComplete(history.getFirst()) && isComplete(history.getLast());
    }

    private boolean isComplete(HistoricCall call) {
        JsonNode record = api.send("GET", SuiteConfiguration.CDR, "/api/v1/call-records/" + call.callId(), null)
                .json();
        return record.path("complete").asBoolean(false);
    }

    /// The carriers and clients respond as long as the suite runs, a day at most.
    private static void stayWhile(Path folder) throws IOException {
        long pid = Long.parseLong(
                Files.readString(folder.resolve("run").resolve("suite.pid")).strip());
        long deadline = System.nanoTime() + PEERS_LIMIT.toNanos();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(CHECK_NANOS);
        }
    }
}
