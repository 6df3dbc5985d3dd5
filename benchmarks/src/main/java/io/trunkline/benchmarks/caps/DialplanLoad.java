package io.trunkline.benchmarks.caps;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.DialplanClient;
import io.trunkline.benchmarks.environment.DialplanClient.Reply;
import io.trunkline.benchmarks.environment.TenantFixture;
import io.trunkline.benchmarks.environment.TopicClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Calls that come in by one carrier to many campaigns, each with a number and a client of its own: three caps a
/// call, the carrier's shared by all of them.
final class DialplanLoad {
    private static final int CAMPAIGNS = 100;
    private static final int CLIENTS = 10;
    private static final int LIMIT = 1_000_000;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);

    private final List<DialplanClient> clients;
    private final List<String> numbers;
    private final String carrierEndpoint;
    private final AtomicLong callCounter = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final String callIdPrefix = BenchEnvironment.NODE + "-" + System.currentTimeMillis() / 1000 + ".";

    DialplanLoad(BenchEnvironment site, TopicClient wire) {
        TenantFixture town = new TenantFixture(site, wire);
        TenantFixture.Endpoint by = town.createCarrier(LIMIT);
        List<TenantFixture.Endpoint> clients =
                IntStream.range(0, CLIENTS).mapToObj(_ -> town.createClient()).toList();
        this.carrierEndpoint = by.endpointId();
        this.numbers = IntStream.range(0, CAMPAIGNS)
                .mapToObj(i -> createCampaign(town, i, clients.get(i % CLIENTS)))
                .toList();
        this.clients = site.replicas().stream()
                .map(replica -> new DialplanClient(replica.dialplanPort(), site.dialplanToken()))
                .toList();
    }

    private static String createCampaign(TenantFixture town, int i, TenantFixture.Endpoint client) {
        TenantFixture.PhoneNumber number = town.createNumber();
        UUID campaign = UUID.fromString(
                town.createCampaign(Map.of("name", "Campaign " + i, "maxConcurrency", LIMIT), List.of(number))
                        .get("id")
                        .asString());
        var _ = town.linkClient(campaign, client, Map.of("maxConcurrency", LIMIT));
        return number.e164();
    }

    /// What a worker does: a call's first question, or that and its end.
    Runnable worker(int number, boolean withEnd) {
        SplittableRandom random = new SplittableRandom(number);
        DialplanClient port = clients.get(number % clients.size());
        return () -> {
            String call = callIdPrefix + callCounter.incrementAndGet();
            String lease = askQuestion(port, call, random);
            if (withEnd && !lease.isEmpty()) {
                reportEnd(port, call, lease);
            }
        };
    }

    private String askQuestion(DialplanClient port, String call, SplittableRandom random) {
        String form = "call=" + call + "&attempt=1&direction=inbound&node=" + BenchEnvironment.NODE + "&channel=" + call
                + "&endpoint=" + carrierEndpoint + "&number=%2B"
                + numbers.get(random.nextInt(numbers.size())).substring(1) + "&from=13125550"
                + random.nextInt(100, 1000);
        if (port.post("/dialplan/next", form, REQUEST_TIMEOUT) instanceof Reply.Response(int status, String line)
                && status == 200
                && line.startsWith("DIAL|")) {
            return line.substring("DIAL|".length(), "DIAL|".length() + 36);
        }
        long _ = failures.incrementAndGet();
        return "";
    }

    private void reportEnd(DialplanClient port, String call, String lease) {
        String form = "call=" + call + "&attempt=1&lease=" + lease + "&status=ANSWER&cause=16&sip=200&uniqueid=" + call;
        if (!(port.post("/dialplan/ended", form, REQUEST_TIMEOUT) instanceof Reply.Response(int status, String _))
                || status / 100 != 2) {
            long _ = failures.incrementAndGet();
        }
    }

    /// Questions and ends without the answer that there should be, since the last time this was asked.
    long takeFailures() {
        return failures.getAndSet(0);
    }
}
