package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Replica;
import io.trunkline.benchmarks.site.Site;
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

/// An operator who changes limits all the time: those of campaigns and links over REST, those of carriers as
/// provisioning-service says them. Where an answer is lost the same is asked again, so that it is known in the end what
/// is in force.
final class LimitEditor implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(600);
    private static final int NO_LIMIT_IN_100 = 10;

    private final Site site;
    private final City city;
    private final Node node;
    private final Dice dice;
    private final AtomicBoolean stopped = new AtomicBoolean();
    /// By thing, the limits that were set last.
    private final Map<UUID, Both> limits = new HashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private @Nullable Thread editing;

    private record Both(@Nullable Long atOnce, @Nullable Long inAll) {}

    LimitEditor(Site site, City city, Node node, Dice dice) {
        this.site = site;
        this.city = city;
        this.node = node;
        this.dice = dice;
        city.things().forEach(thing -> limits.put(thing.cap(), new Both(thing.limit(false), thing.limit(true))));
    }

    /// Edits from now on, until it is closed.
    void begin() {
        editing = Thread.ofVirtual().start(this::edit);
    }

    /// Returns after the edit that is under way.
    @Override
    public void close() {
        stopped.set(true);
        Thread begun = editing;
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
            Configured thing = dice.of(city.things());
            boolean inAll = thing.limit(true) != null && dice.percent(50);
            edit(thing, inAll, another(thing, inAll));
            Pause.of(BETWEEN);
        }
    }

    /// Around the first one, sometimes none.
    private @Nullable Long another(Configured thing, boolean inAll) {
        Long first = thing.limit(inAll);
        if (!inAll && dice.percent(NO_LIMIT_IN_100)) {
            return null;
        }
        long base = first == null ? 6 : first;
        return base / 2 + dice.between(0, Math.toIntExact(base) + 1);
    }

    private void edit(Configured thing, boolean inAll, @Nullable Long limit) {
        Both now = Objects.requireNonNull(limits.computeIfPresent(
                thing.cap(),
                (_, before) -> inAll ? new Both(before.atOnce(), limit) : new Both(limit, before.inAll())));
        node.ledger().changing(thing.cap(), inAll, limit);
        boolean known = switch (thing) {
            case Configured.Carrier carrier -> say(carrier, limit);
            case Configured.Campaign campaign ->
                put("/api/campaigns/" + campaign.cap(), campaignBody(campaign, now.atOnce(), now.inAll()));
            case Configured.Link link ->
                put(
                        "/api/campaigns/" + link.campaign() + "/clients/"
                                + link.client().id(),
                        linkBody(link, now.atOnce(), now.inAll()));
        };
        node.tally().count(known ? "limits edited" : "limits of which is not known what they are");
        if (known) {
            node.ledger().settled(thing.cap(), inAll);
        }
    }

    private String campaignBody(Configured.Campaign campaign, @Nullable Long atOnce, @Nullable Long inAll) {
        Map<String, Object> settings = Configured.settings(atOnce, inAll);
        settings.put("name", campaign.name());
        return city.town().campaignBody(settings, campaign.numbers());
    }

    private static String linkBody(Configured.Link link, @Nullable Long atOnce, @Nullable Long inAll) {
        Map<String, Object> settings = Configured.settings(atOnce, inAll);
        settings.put("priority", link.priority());
        return io.trunkline.benchmarks.site.Town.json(settings);
    }

    private boolean put(String path, String body) {
        return retried(() -> {
            List<Replica> answering =
                    site.replicas().stream().filter(Replica::answers).toList();
            if (answering.isEmpty()) {
                return false;
            }
            RestClient api = site.api(dice.of(answering));
            int status = api.put(path, body).statusCode();
            if (status / 100 == 4 && status != 409) {
                throw new IllegalStateException("PUT " + path + " answers " + status);
            }
            return status / 100 == 2;
        });
    }

    private boolean say(Configured.Carrier carrier, @Nullable Long limit) {
        long version = versions.merge(carrier.cap(), 2L, (before, _) -> before + 1);
        city.town().say(carrier.endpoint(), version, limit == null ? null : limit.intValue());
        return retried(() -> city.town().knows(carrier.endpoint(), version));
    }

    private static boolean retried(java.util.function.BooleanSupplier attempt) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (attempt.getAsBoolean()) {
                    return true;
                }
            } catch (UncheckedIOException _) {
                // killed while it was asked
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
