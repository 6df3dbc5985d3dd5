package io.trunkline.ami.refusals;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import io.trunkline.ami.connection.domain.NodeEvent.RequestRefused;
import io.trunkline.ami.refusals.domain.NearestEndpoint;
import io.trunkline.ami.refusals.domain.RefusedSource;
import io.trunkline.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Counts the refused requests that were collected, and raises an alert about each new source, once a day. A source
/// near an endpoint always gets one. All others, which on the internet are mostly scanners, get at most ten an
/// hour together.
@Component
final class ReportRefusals {
    private static final int MAX_SOURCES = 1_000;
    private static final int MAX_STRANGERS_PER_HOUR = 10;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration ALERT_INTERVAL = Duration.ofDays(1);

    private final CollectRefusals collected;
    private final RefusedSourceStore sources;
    private final NodeActions actions;
    private final NodeStatus node;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ReportRefusals(
            CollectRefusals collected,
            RefusedSourceStore sources,
            NodeActions actions,
            NodeStatus node,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.collected = collected;
        this.sources = sources;
        this.actions = actions;
        this.node = node;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Requests that cannot be counted because the database is away are not counted later: more will follow from a
    /// source that matters.
    Mono<Void> report() {
        List<RequestRefused> requests = collected.take();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Mono<Void> counted = requests.isEmpty()
                ? Mono.empty()
                : sources.count(node.name(), requests).then(sources.forget(node.name(), now.minus(KEPT), MAX_SOURCES));
        return counted.then(Mono.defer(() -> sources.listWithoutAlert(node.name(), now.minus(ALERT_INTERVAL))))
                .filter(due -> !due.isEmpty())
                .flatMap(due -> raiseAlerts(due, now));
    }

    private Mono<Void> raiseAlerts(List<RefusedSource> due, Instant now) {
        return Mono.zip(
                        actions.listIdentifiedNetworks(),
                        sources.countAlertsAboutStrangers(node.name(), now.minus(Duration.ofHours(1))))
                .map(both -> chosen(due, both.getT1(), both.getT2()))
                .filter(chosen -> !chosen.isEmpty())
                .flatMap(chosen -> sources.markAlerted(chosen, now.minus(ALERT_INTERVAL), now)
                        .flatMap(marked -> outbox.appendAll(marked.stream()
                                .map(source -> RefusalAlerts.refused(source, now))
                                .toList()))
                        .as(transaction::transactional));
    }

    /// The sources that get an alert now, with the id of the endpoint near each, or an empty text.
    private static Map<UUID, String> chosen(
            List<RefusedSource> due, List<IdentifiedNetwork> networks, long alertsAboutStrangers) {
        Map<UUID, String> chosen = new LinkedHashMap<>();
        long strangers = alertsAboutStrangers;
        for (RefusedSource source : due) {
            Optional<String> near = NearestEndpoint.of(source.address(), networks);
            if (near.isPresent() || strangers++ < MAX_STRANGERS_PER_HOUR) {
                chosen.put(source.id(), near.orElse(""));
            }
        }
        return chosen;
    }
}
