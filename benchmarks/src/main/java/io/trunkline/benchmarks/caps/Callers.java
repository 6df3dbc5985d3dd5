package io.trunkline.benchmarks.caps;

import io.trunkline.benchmarks.site.DialplanPort;
import io.trunkline.benchmarks.site.DialplanPort.Said;
import io.trunkline.benchmarks.site.Site;
import io.trunkline.benchmarks.site.Town;
import io.trunkline.benchmarks.site.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Calls that come in by one carrier to many campaigns, each with a number and a client of its own: three caps a call,
/// the carrier's shared by all of them.
final class Callers {
    private static final int CAMPAIGNS = 100;
    private static final int CLIENTS = 10;
    private static final int LIMIT = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<DialplanPort> ports;
    private final List<String> numbers;
    private final String carrier;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final String prefix = Site.NODE + "-" + System.currentTimeMillis() / 1000 + ".";

    Callers(Site site, Wire wire) {
        Town town = new Town(site, wire);
        Town.Endpoint by = town.carrier(LIMIT);
        List<Town.Endpoint> clients =
                IntStream.range(0, CLIENTS).mapToObj(_ -> town.client()).toList();
        this.carrier = by.name();
        this.numbers = IntStream.range(0, CAMPAIGNS)
                .mapToObj(i -> campaign(town, i, clients.get(i % CLIENTS)))
                .toList();
        this.ports = site.replicas().stream()
                .map(replica -> new DialplanPort(replica.dialplanPort(), site.dialplanToken()))
                .toList();
    }

    private static String campaign(Town town, int i, Town.Endpoint client) {
        Town.Number number = town.number();
        UUID campaign =
                UUID.fromString(town.campaign(Map.of("name", "Campaign " + i, "maxConcurrency", LIMIT), List.of(number))
                        .get("id")
                        .asString());
        var _ = town.link(campaign, client, Map.of("maxConcurrency", LIMIT));
        return number.e164();
    }

    /// What a worker does: a call's first question, or that and its end.
    Runnable worker(int number, boolean withEnd) {
        SplittableRandom random = new SplittableRandom(number);
        DialplanPort port = ports.get(number % ports.size());
        return () -> {
            String call = prefix + calls.incrementAndGet();
            String lease = ask(port, call, random);
            if (withEnd && !lease.isEmpty()) {
                end(port, call, lease);
            }
        };
    }

    private String ask(DialplanPort port, String call, SplittableRandom random) {
        String form = "call=" + call + "&attempt=1&direction=inbound&node=" + Site.NODE + "&channel=" + call
                + "&endpoint=" + carrier + "&number=%2B"
                + numbers.get(random.nextInt(numbers.size())).substring(1) + "&from=13125550"
                + random.nextInt(100, 1000);
        if (port.post("/dialplan/next", form, PATIENCE) instanceof Said.Answer(int status, String line)
                && status == 200
                && line.startsWith("DIAL|")) {
            return line.substring("DIAL|".length(), "DIAL|".length() + 36);
        }
        long _ = failed.incrementAndGet();
        return "";
    }

    private void end(DialplanPort port, String call, String lease) {
        String form = "call=" + call + "&attempt=1&lease=" + lease + "&status=ANSWER&cause=16&sip=200&uniqueid=" + call;
        if (!(port.post("/dialplan/ended", form, PATIENCE) instanceof Said.Answer(int status, String _))
                || status / 100 != 2) {
            long _ = failed.incrementAndGet();
        }
    }

    /// Questions and ends without the answer that there should be, since the last time this was asked.
    long failed() {
        return failed.getAndSet(0);
    }
}
