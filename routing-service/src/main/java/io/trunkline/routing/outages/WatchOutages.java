package io.trunkline.routing.outages;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.outages.domain.CampaignNeed;
import io.trunkline.routing.outages.domain.Need;
import io.trunkline.routing.outages.domain.Outage;
import io.trunkline.routing.outages.domain.OutageRules;
import io.trunkline.routing.outages.domain.OutageRules.Decision;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Compares what the nodes report with the stored outages, and raises alerts. Only one of several replicas does so at
/// the same time.
@Component
class WatchOutages {
    private final SqlOutages outages;
    private final OutageRules rules;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    WatchOutages(
            SqlOutages outages,
            OutageSettings settings,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.outages = outages;
        this.rules = new OutageRules(settings.endpointUnreachableAfter());
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Void> check() {
        return outages.lock()
                .filter(locked -> locked)
                .flatMap(_ -> outages.find())
                .flatMap(this::decide)
                .as(transactions::transactional);
    }

    private Mono<Void> decide(List<WatchedParty> parties) {
        List<UUID> clients = parties.stream()
                .filter(WatchedParty::isNeededClient)
                .map(one -> one.party().id())
                .toList();
        return outages.campaignNeeds(clients).flatMap(needs -> apply(parties, needs));
    }

    private Mono<Void> apply(List<WatchedParty> parties, Map<UUID, List<CampaignNeed>> needs) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, Outage> changed = new HashMap<>();
        List<UUID> ended = new ArrayList<>();
        List<AlertRaised> alerts = new ArrayList<>();
        for (WatchedParty one : parties) {
            UUID id = one.party().id();
            Decision decision = rules.decide(one.outage(), one.reports(), need(one, needs, now), now);
            if (decision.outage().isEmpty() && one.outage().isPresent()) {
                ended.add(id);
            }
            decision.outage()
                    .filter(outage -> !Optional.of(outage).equals(one.outage()))
                    .ifPresent(outage -> changed.put(id, outage));
            decision.alert()
                    .flatMap(alert -> decision.outage()
                            .or(one::outage)
                            .map(outage -> new OutageAlerts(one.party(), outage, one.reports(), now).of(alert)))
                    .ifPresent(alerts::add);
        }
        return outages.save(changed).then(outages.delete(ended)).then(outbox.appendAll(alerts));
    }

    private static Need need(WatchedParty one, Map<UUID, List<CampaignNeed>> needs, Instant now) {
        if (!one.needed()) {
            return Need.NONE;
        }
        return one.isNeededClient()
                ? CampaignNeed.of(needs.getOrDefault(one.party().id(), List.of()), now)
                : Need.NOW;
    }
}
