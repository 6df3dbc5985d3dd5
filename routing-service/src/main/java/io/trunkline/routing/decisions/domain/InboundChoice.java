package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The campaign's own part of a decision: who may come in, who takes the call, and what becomes of it when nobody can.
final class InboundChoice {
    private final InboundCall call;
    private final InboundCandidates known;
    private final Ledger ledger;
    private final Trail trail;
    private final Parties parties;
    private final Campaign campaign;
    private final CampaignDoor door;

    InboundChoice(InboundCall call, InboundCandidates known, Ledger ledger, Trail trail, Parties parties) {
        this.call = call;
        this.known = known;
        this.ledger = ledger;
        this.trail = trail;
        this.parties = parties;
        this.campaign = known.campaign().orElseThrow();
        this.door = new CampaignDoor(campaign, call.tried().isEmpty());
    }

    Decision decide() {
        CallerChecks caller = new CallerChecks(campaign, known.caller(), known.now());
        Optional<StopReason> unwanted = call.tried().isEmpty() ? caller.refused(trail) : Optional.empty();
        if (unwanted.isPresent()) {
            return trail.stop(unwanted.get(), parties);
        }
        Optional<StopReason> refused = door.check(ledger, known.now(), trail);
        return refused.map(reason -> nobody(reason, List.of())).orElseGet(() -> choose(caller));
    }

    private Decision choose(CallerChecks caller) {
        List<Standing> standings = known.links().stream().map(this::standing).toList();
        Line line = campaign.rules().strategy().line(standings, ledger.of(door.key()));
        Optional<Standing> chosen = Optional.empty();
        for (Standing link : caller.inOrder(line)) {
            List<Check> checks = checks(link, line);
            Client client = link.link().client();
            if (chosen.isPresent()) {
                boolean _ = trail.note("client", client.id(), client.name(), checks);
            } else if (trail.choose("client", client.id(), client.name(), checks)) {
                chosen = Optional.of(link);
            }
        }
        return chosen.map(link -> dial(link, line))
                .orElseGet(() -> nobody(ClientsGone.reason(call, standings), line.unchosen()));
    }

    private Standing standing(Link link) {
        Client client = link.client();
        Cap cap = ledger.of(RouteInbound.cap(link));
        List<Check> checks = new ArrayList<>(List.of(
                Check.of("link.active", link.active(), "priority " + link.priority()),
                Check.of("client.active", client.active(), ""),
                Check.of("client.reachable", client.reachability().mayBeDialled(), client.reachability())));
        checks.addAll(CapChecks.of(cap, take(link)));
        return Standing.of(link, cap, checks);
    }

    private List<Check> checks(Standing link, Line line) {
        boolean untried = !call.tried().contains(link.link().client().id());
        Stream<Check> own = Stream.of(Check.of("client.not-tried", untried, line.place(link)));
        return Stream.concat(own, link.checks().stream()).toList();
    }

    private static Take take(Link link) {
        return new Take(RouteInbound.cap(link), true, true, true);
    }

    private Decision dial(Standing chosen, Line line) {
        Link link = chosen.link();
        Answer.Dial dial = new Answer.Dial(
                to(link.client()),
                campaign.ring(),
                Optional.empty(),
                campaign.rules().callLimit());
        return trail.answer(dial, parties.withClient(link.id(), link.client().id()), takes(link), line.chosen(chosen));
    }

    /// The carrier that the call came in by is counted, never refused: the call is already there.
    private List<Take> takes(Link link) {
        List<Take> takes = new ArrayList<>(List.of(door.take(), take(link)));
        known.carrier().ifPresent(carrier -> takes.add(new Take(RouteInbound.cap(carrier), true, false, false)));
        return takes;
    }

    private DialString to(Client client) {
        return DialString.throughContact(known.did().orElseThrow().number().e164(), client.endpoint());
    }

    /// Nobody of the campaign can take the call: the overflow may, else the caller hears the campaign's regret.
    private Decision nobody(StopReason reason, List<Moved> moved) {
        if (known.overflow().isPresent()) {
            Overflow overflow = known.overflow().get();
            Client client = overflow.client();
            List<Check> checks = List.of(
                    Check.of("client.not-tried", !call.tried().contains(client.id()), reason.code()),
                    Check.of("client.active", client.active(), ""),
                    Check.of("client.reachable", client.reachability().mayBeDialled(), client.reachability()));
            if (trail.choose("overflow", client.id(), client.name(), checks)) {
                Answer.Overflow answer = new Answer.Overflow(to(client), overflow.ring());
                return trail.answer(answer, parties.withClient(null, client.id()), List.of(), moved);
            }
        }
        return trail.stop(campaign.rules().regret().stop(reason), parties, moved);
    }
}
