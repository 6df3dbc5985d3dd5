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

/// Inbound calls from one carrier to many campaigns, each with its own number and client: three caps per call, of
/// which all calls share the carrier's.
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

    DialplanLoad(BenchEnvironment environment, TopicClient topics) {
        TenantFixture tenant = new TenantFixture(environment, topics);
        TenantFixture.Endpoint by = tenant.createCarrier(LIMIT);
        List<TenantFixture.Endpoint> clients =
                IntStream.range(0, CLIENTS).mapToObj(_ -> tenant.createClient()).toList();
        this.carrierEndpoint = by.endpointId();
        this.numbers = IntStream.range(0, CAMPAIGNS)
                .mapToObj(i -> createCampaign(tenant, i, clients.get(i % CLIENTS)))
                .toList();
        this.clients = environment.replicas().stream()
                .map(replica -> new DialplanClient(replica.dialplanPort(), environment.dialplanToken()))
                .toList();
    }

    private static String createCampaign(TenantFixture tenant, int i, TenantFixture.Endpoint client) {
        TenantFixture.PhoneNumber number = tenant.createNumber();
        UUID campaign = UUID.fromString(
                tenant.createCampaign(Map.of("name", "Campaign " + i, "maxConcurrency", LIMIT), List.of(number))
                        .get("id")
                        .asString());
        var _ = tenant.linkClient(campaign, client, Map.of("maxConcurrency", LIMIT));
        return number.e164();
    }

    /// The work of a worker: the first question of a call, or the question and the end.
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

    /// The number of requests with an unexpected response since the last call of this method.
    long takeFailures() {
        return failures.getAndSet(0);
    }
}
