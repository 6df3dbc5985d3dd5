package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Town;
import io.trunkline.benchmarks.site.Town.Endpoint;
import io.trunkline.benchmarks.site.Town.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the calls are about: campaigns that share clients, carriers that share campaigns, with limits that are full
/// much of the time, some totals that are used up during the run, and some things without a limit.
final class City {
    private static final int CLIENTS_EACH = 4;

    private final Town town;
    private final NodeLedger ledger;
    private final long total;
    private final List<Configured> things = new ArrayList<>();
    private final List<Number> answering = new ArrayList<>();
    private final List<UUID> calling = new ArrayList<>();
    private final List<Endpoint> carriers;

    /// @param calls how many the run drives, by which the totals are measured
    City(Town town, NodeLedger ledger, int calls) {
        this.town = town;
        this.ledger = ledger;
        this.total = Math.max(30, calls / 50);
        List<Endpoint> clients =
                IntStream.range(0, 6).mapToObj(_ -> town.client()).toList();
        this.carriers = IntStream.range(0, 4).mapToObj(this::carrier).toList();
        for (int i = 0; i < 4; i++) {
            receiving(i, clients);
        }
        for (int i = 0; i < 2; i++) {
            placing(i);
        }
    }

    private Endpoint carrier(int i) {
        // calls that come in are never refused, so there is more room than they take; the last one has no limit
        Long channels = i == 3 ? null : 10L + 2 * i;
        Endpoint carrier = town.carrier(channels == null ? null : channels.intValue());
        open(new Configured.Carrier(carrier.id(), carrier.name(), carrier, channels), true);
        return carrier;
    }

    private void receiving(int i, List<Endpoint> clients) {
        List<Number> numbers = List.of(town.number(), town.number());
        answering.addAll(numbers);
        Configured.Campaign campaign = campaign("In " + i, numbers, 10L + 2 * i, i == 0 ? total : null);
        for (int j = 0; j < CLIENTS_EACH; j++) {
            Long most = j == 3 ? null : 3L + j;
            link(campaign, clients.get((i + j) % clients.size()), j + 1, most, j == 0 && i > 1 ? total / 2 : null);
        }
    }

    private void placing(int i) {
        Configured.Campaign campaign = campaign("Out " + i, List.of(), 9L, i == 0 ? total / 3 : null);
        calling.add(campaign.cap());
        for (int j = 0; j < 3; j++) {
            town.carry(campaign.cap(), carriers.get((i + j) % carriers.size()), j + 1);
        }
    }

    private Configured.Campaign campaign(
            String name, List<Number> numbers, @Nullable Long atOnce, @Nullable Long inAll) {
        Map<String, Object> settings = Configured.settings(atOnce, inAll);
        settings.put("name", name);
        UUID id = UUID.fromString(town.campaign(settings, numbers).get("id").asString());
        Configured.Campaign campaign = new Configured.Campaign(id, name, numbers, atOnce, inAll);
        open(campaign, false);
        return campaign;
    }

    private void link(
            Configured.Campaign campaign, Endpoint client, int priority, @Nullable Long atOnce, @Nullable Long inAll) {
        Map<String, Object> settings = Configured.settings(atOnce, inAll);
        settings.put("priority", priority);
        JsonNode answer = town.link(campaign.cap(), client, settings);
        UUID id = answer.get("clients")
                .valueStream()
                .filter(link ->
                        link.get("clientId").asString().equals(client.id().toString()))
                .map(link -> UUID.fromString(link.get("linkId").asString()))
                .findFirst()
                .orElseThrow();
        String name = campaign.name() + " to " + client.name();
        open(new Configured.Link(id, name, campaign.cap(), client, priority, atOnce, inAll), false);
    }

    private void open(Configured thing, boolean carrier) {
        things.add(thing);
        ledger.open(thing.cap(), thing.name(), carrier, thing.limit(false), thing.limit(true));
    }

    Town town() {
        return town;
    }

    /// Everything with limits.
    List<Configured> things() {
        return things;
    }

    /// Numbers that campaigns answer for.
    List<Number> answering() {
        return answering;
    }

    /// Campaigns that place calls.
    List<UUID> calling() {
        return calling;
    }

    List<Endpoint> carriers() {
        return carriers;
    }
}
