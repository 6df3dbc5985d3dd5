package io.trunkline.benchmarks.faults.traffic;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.RoutingReplica;
import io.trunkline.benchmarks.environment.TenantFixture;
import io.trunkline.benchmarks.faults.node.SimulatedNode;
import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.benchmarks.faults.verification.LimitKind;
import io.trunkline.benchmarks.faults.verification.Limits;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.servers.StatementFailedException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// An operator that changes limits continuously: those of campaigns and links over REST, those of carriers by
/// events like provisioning-service's. If a response is lost the request is repeated, so that the limit in force
/// is known.
public final class LimitEditor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(600);
    private static final int NO_LIMIT_PERCENT = 10;

    private final BenchEnvironment environment;
    private final TrafficFixture fixture;
    private final SimulatedNode node;
    private final SeededRandom random;
    private final AtomicBoolean stopped = new AtomicBoolean();
    /// The last limits of each entity.
    private final Map<UUID, Limits> limits = new HashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private @Nullable Thread editorThread;

    public LimitEditor(BenchEnvironment environment, TrafficFixture fixture, SimulatedNode node, SeededRandom random) {
        this.environment = environment;
        this.fixture = fixture;
        this.node = node;
        this.random = random;
        fixture.entities().forEach(entity -> limits.put(entity.capId(), entity.limits()));
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
            LimitedEntity entity = random.pick(fixture.entities());
            boolean total = entity.limits().total() != null && random.chance(50);
            edit(entity, total ? LimitKind.TOTAL : LimitKind.CONCURRENT);
            Pause.of(PAUSE);
        }
    }

    /// A limit near the original one, sometimes none.
    private @Nullable Long randomLimit(LimitedEntity entity, LimitKind kind) {
        Long first = entity.limits().of(kind);
        if (kind == LimitKind.CONCURRENT && random.chance(NO_LIMIT_PERCENT)) {
            return null;
        }
        long base = first == null ? 6 : first;
        return base / 2 + random.between(0, Math.toIntExact(base) + 1);
    }

    private void edit(LimitedEntity entity, LimitKind kind) {
        Long limit = randomLimit(entity, kind);
        Limits now = Objects.requireNonNull(
                limits.computeIfPresent(entity.capId(), (_, before) -> before.with(kind, limit)));
        node.verifier().limitChangeStarted(entity.capId(), kind, limit);
        boolean known = switch (entity) {
            case LimitedEntity.Carrier carrier -> publishCarrier(carrier, now);
            case LimitedEntity.Campaign campaign ->
                put("/api/v1/campaigns/" + campaign.capId(), campaignBody(campaign, now));
            case LimitedEntity.Link link ->
                put(
                        "/api/v1/campaigns/" + link.campaignId() + "/clients/"
                                + link.client().id(),
                        linkBody(link, now));
        };
        node.counters().increment(known ? "limits edited" : "limit edits with an unknown outcome");
        if (known) {
            node.verifier().limitChangeFinished(entity.capId(), kind);
        }
    }

    private String campaignBody(LimitedEntity.Campaign campaign, Limits now) {
        Map<String, Object> settings = LimitedEntity.limitSettings(now);
        settings.put("name", campaign.name());
        return fixture.tenant().campaignBody(settings, campaign.numbers());
    }

    private static String linkBody(LimitedEntity.Link link, Limits now) {
        Map<String, Object> settings = LimitedEntity.limitSettings(now);
        settings.put("priority", link.priority());
        return TenantFixture.json(settings);
    }

    /// @throws IllegalStateException if the request is rejected, which no repetition changes
    private boolean put(String path, String body) {
        return retry(() -> {
            List<RoutingReplica> answering = environment.replicas().stream()
                    .filter(RoutingReplica::isListening)
                    .toList();
            if (answering.isEmpty()) {
                return false;
            }
            RestClient api = environment.apiClient(random.pick(answering));
            int status = api.put(path, body).statusCode();
            if (status / 100 == 4 && status != 409) {
                throw new IllegalStateException("PUT " + path + " answers " + status);
            }
            return status / 100 == 2;
        });
    }

    private boolean publishCarrier(LimitedEntity.Carrier carrier, Limits now) {
        long version = versions.merge(carrier.capId(), 2L, (before, _) -> before + 1);
        Long limit = now.concurrent();
        fixture.tenant().publishCarrier(carrier.endpoint(), version, limit == null ? null : limit.intValue());
        return retry(() -> fixture.tenant().isApplied(carrier.endpoint(), version));
    }

    /// Repeats a request that was not accepted, or that a killed replica or database did not answer.
    ///
    /// @return false if it was not accepted in time
    private static boolean retry(BooleanSupplier attempt) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (attempt.getAsBoolean()) {
                    return true;
                }
            } catch (UncheckedIOException | StatementFailedException _) {
                // killed during the request
            }
            Pause.of(Duration.ofMillis(50));
        }
        return false;
    }
}
