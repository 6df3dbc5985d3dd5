package io.trunkline.benchmarks.faults.traffic;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.RoutingReplica;
import io.trunkline.benchmarks.faults.node.SimulatedNode;
import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.testkit.RestClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// An operator that changes limits continuously: those of campaigns and links over REST, those of carriers by
/// events like provisioning-service's. If a response is lost the request is repeated, so that the limit in force is
/// known.
public final class LimitEditor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(600);
    private static final int NO_LIMIT_PERCENT = 10;

    private final BenchEnvironment site;
    private final TrafficFixture fixture;
    private final SimulatedNode node;
    private final SeededRandom random;
    private final AtomicBoolean stopped = new AtomicBoolean();
    /// The last limits of each entity.
    private final Map<UUID, Limits> limits = new HashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private @Nullable Thread editorThread;

    private record Limits(
            @Nullable Long concurrent, @Nullable Long total) {}

    public LimitEditor(BenchEnvironment site, TrafficFixture city, SimulatedNode node, SeededRandom dice) {
        this.site = site;
        this.fixture = city;
        this.node = node;
        this.random = dice;
        city.entities().forEach(thing -> limits.put(thing.capId(), new Limits(thing.limit(false), thing.limit(true))));
    }

    /// Starts editing; closing it ends that.
    public void start() {
        editorThread = Thread.ofVirtual().start(this::edit);
    }

    /// Returns after the edit in progress.
    @Override
    public void close() {
        stopped.set(true);
        Thread begun = editorThread;
        try {
            if (begun != null) {
                begun.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void edit() {
        while (!stopped.get()) {
            LimitedEntity thing = random.pick(fixture.entities());
            boolean inAll = thing.limit(true) != null && random.chance(50);
            edit(thing, inAll, randomLimit(thing, inAll));
            Pause.of(PAUSE);
        }
    }

    /// A limit near the original one, sometimes none.
    private @Nullable Long randomLimit(LimitedEntity thing, boolean inAll) {
        Long first = thing.limit(inAll);
        if (!inAll && random.chance(NO_LIMIT_PERCENT)) {
            return null;
        }
        long base = first == null ? 6 : first;
        return base / 2 + random.between(0, Math.toIntExact(base) + 1);
    }

    private void edit(LimitedEntity thing, boolean inAll, @Nullable Long limit) {
        Limits now = Objects.requireNonNull(limits.computeIfPresent(
                thing.capId(),
                (_, before) -> inAll ? new Limits(before.concurrent(), limit) : new Limits(limit, before.total())));
        node.verifier().limitChangeStarted(thing.capId(), inAll, limit);
        boolean known = switch (thing) {
            case LimitedEntity.Carrier carrier -> publishCarrier(carrier, limit);
            case LimitedEntity.Campaign campaign ->
                put("/api/campaigns/" + campaign.capId(), campaignBody(campaign, now.concurrent(), now.total()));
            case LimitedEntity.Link link ->
                put(
                        "/api/campaigns/" + link.campaignId() + "/clients/"
                                + link.client().id(),
                        linkBody(link, now.concurrent(), now.total()));
        };
        node.counters().increment(known ? "limits edited" : "limits of which is not known what they are");
        if (known) {
            node.verifier().limitChangeFinished(thing.capId(), inAll);
        }
    }

    private String campaignBody(LimitedEntity.Campaign campaign, @Nullable Long atOnce, @Nullable Long inAll) {
        Map<String, Object> settings = LimitedEntity.limitSettings(atOnce, inAll);
        settings.put("name", campaign.name());
        return fixture.tenant().campaignBody(settings, campaign.numbers());
    }

    private static String linkBody(LimitedEntity.Link link, @Nullable Long atOnce, @Nullable Long inAll) {
        Map<String, Object> settings = LimitedEntity.limitSettings(atOnce, inAll);
        settings.put("priority", link.priority());
        return io.trunkline.benchmarks.environment.TenantFixture.json(settings);
    }

    private boolean put(String path, String body) {
        return retry(() -> {
            List<RoutingReplica> answering =
                    site.replicas().stream().filter(RoutingReplica::isListening).toList();
            if (answering.isEmpty()) {
                return false;
            }
            RestClient api = site.apiClient(random.pick(answering));
            int status = api.put(path, body).statusCode();
            if (status / 100 == 4 && status != 409) {
                throw new IllegalStateException("PUT " + path + " answers " + status);
            }
            return status / 100 == 2;
        });
    }

    private boolean publishCarrier(LimitedEntity.Carrier carrier, @Nullable Long limit) {
        long version = versions.merge(carrier.capId(), 2L, (before, _) -> before + 1);
        fixture.tenant().publishCarrier(carrier.endpoint(), version, limit == null ? null : limit.intValue());
        return retry(() -> fixture.tenant().isApplied(carrier.endpoint(), version));
    }

    private static boolean retry(java.util.function.BooleanSupplier attempt) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (attempt.getAsBoolean()) {
                    return true;
                }
            } catch (UncheckedIOException _) {
                // killed during the request
            } catch (IllegalStateException away) {
                if (!(away.getCause() instanceof java.sql.SQLException)
                        && away.getMessage() != null
                        && away.getMessage().startsWith("PUT")) {
                    throw away;
                }
            }
            Pause.of(Duration.ofMillis(50));
        }
        return false;
    }
}
