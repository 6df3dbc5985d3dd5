package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.RotationMove;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.DecisionBuilder;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.CampaignAdmission;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.ClientEndpoint;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.strategy.LinkCandidate;
import io.trunkline.routing.decision.domain.strategy.LinkOrder;
import io.trunkline.routing.decision.domain.trace.CapChecks;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.ids.Parties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of an inbound decision that concerns the campaign: whether the call is admitted, which client is
/// dialed, and what happens when no client is available.
final class ChooseClient {
    private final InboundCall call;
    private final InboundCandidates candidates;
    private final CapLookup caps;
    private final DecisionBuilder decision;
    private final Parties parties;
    private final Campaign campaign;
    private final CampaignAdmission admission;
    private final CallerChecks caller;

    ChooseClient(
            InboundCall call, InboundCandidates known, CapLookup capLookup, DecisionBuilder builder, Parties parties) {
        this.call = call;
        this.candidates = known;
        this.caps = capLookup;
        this.decision = builder;
        this.parties = parties;
        this.campaign = known.campaign().orElseThrow();
        this.admission = new CampaignAdmission(campaign, call.tried().isEmpty());
        this.caller = new CallerChecks(campaign, call.caller(), known.callerHistory(), known.now());
    }

    Decision decide() {
        Optional<StopReason> unwanted = call.tried().isEmpty() ? caller.refusal(decision) : Optional.empty();
        if (unwanted.isPresent()) {
            return decision.stop(unwanted.get(), parties);
        }
        Optional<StopReason> refused = admission.check(caps, candidates.now(), decision);
        return refused.map(reason -> noClient(reason, List.of())).orElseGet(this::choose);
    }

    private Decision choose() {
        List<LinkCandidate> standings =
                candidates.links().stream().map(this::candidate).toList();
        LinkOrder line = campaign.rules().strategy().order(standings, caps.cap(admission.capKey()));
        Optional<LinkCandidate> chosen = Optional.empty();
        for (LinkCandidate link : sorted(line)) {
            List<Check> checks = checks(link, line);
            Client client = link.link().client();
            if (chosen.isPresent()) {
                boolean _ = decision.check("client", client.id(), client.name(), checks);
            } else if (decision.choose("client", client.id(), client.name(), checks)) {
                chosen = Optional.of(link);
            }
        }
        return chosen.map(link -> dial(link.link(), moves(link, line)))
                .orElseGet(() -> noClient(NoClientReason.reason(call, standings), line.movesWithoutChoice()));
    }

    /// In the order of the campaign, with the link whose client has another endpoint for this call in front.
    private List<LinkCandidate> sorted(LinkOrder line) {
        List<LinkCandidate> order = caller.sorted(line);
        Stream<LinkCandidate> first = order.stream().filter(this::continues);
        return Stream.concat(first, order.stream().filter(link -> !continues(link)))
                .toList();
    }

    private boolean continues(LinkCandidate link) {
        return call.tried().continuesWith(link.link().client());
    }

    /// A call has one turn with a client, however many endpoints are dialed.
    private List<RotationMove> moves(LinkCandidate chosen, LinkOrder line) {
        return continues(chosen) ? List.of() : line.movesForChoice(chosen);
    }

    private LinkCandidate candidate(Link link) {
        return LinkCandidate.of(
                link,
                caps.cap(link.capKey()),
                checks(link, link.capUse(), link.client().capUse()));
    }

    private List<Check> checks(Link link, CapUse ofLink, CapUse ofClient) {
        Client client = link.client();
        List<Check> checks = new ArrayList<>(link.checks("priority " + link.priority(), candidates.now(), call.tags()));
        checks.addAll(client.checks(candidates.now()));
        checks.addAll(caller.clientChecks(client.id()));
        checks.addAll(CapChecks.of(caps.cap(ofLink.key()), ofLink));
        checks.addAll(CapChecks.of(caps.cap(ofClient.key()), ofClient));
        return checks;
    }

    private List<Check> checks(LinkCandidate candidate, LinkOrder line) {
        Link link = candidate.link();
        Optional<ClientEndpoint> next = call.tried().next(link.client());
        boolean untried = !call.tried().contains(link.client().id()) || next.isPresent();
        String place = next.map(link.client()::placeOf).orElse("");
        String detail = line.positionDetail(candidate) + (place.isEmpty() ? "" : ", " + place);
        List<Check> all = new ArrayList<>(List.of(Check.of("client.not-tried", untried, detail)));
        all.addAll(continues(candidate) ? checks(link, capUse(link), capUse(link.client())) : candidate.checks());
        return all;
    }

    private CapUse capUse(Link link) {
        return CapUse.of(
                caps.cap(link.capKey()), call.tried().contains(link.client().id()));
    }

    private CapUse capUse(Client client) {
        return CapUse.of(caps.cap(client.capKey()), call.tried().contains(client.id()));
    }

    private Decision dial(Link link, List<RotationMove> moves) {
        Answer.Dial dial = new Answer.Dial(
                dialString(call.tried().next(link.client()).orElseThrow()),
                campaign.ringTimeout(),
                Optional.empty(),
                campaign.rules().maxCallDuration());
        return decision.answer(dial, parties.withClient(link.id(), link.client().id()), capUses(link), moves);
    }

    /// The inbound carrier's usage is counted but never refused: the call is there already.
    private List<CapUse> capUses(Link link) {
        List<CapUse> uses = new ArrayList<>(List.of(admission.capUse(caps), capUse(link), capUse(link.client())));
        candidates.carrier().ifPresent(carrier -> uses.add(new CapUse(CapKey.of(carrier.id()), true, false, false)));
        return uses;
    }

    private DialString dialString(ClientEndpoint endpoint) {
        return DialString.throughContact(candidates.did().orElseThrow().number().e164(), endpoint.id());
    }

    /// No client of the campaign is available: the first endpoint of the overflow target is dialed that may be, or the
    /// call ends as the campaign configures.
    private Decision noClient(StopReason reason, List<RotationMove> moves) {
        if (candidates.overflow().isPresent()) {
            OverflowTarget overflow = candidates.overflow().get();
            Client client = overflow.client();
            List<Check> checks = new ArrayList<>();
            checks.add(Check.of("client.not-tried", !call.tried().contains(client.id()), reason.code()));
            checks.addAll(client.checks(candidates.now()));
            checks.addAll(caller.clientChecks(client.id()));
            checks.addAll(CapChecks.of(caps.cap(client.capKey()), client.capUse()));
            if (decision.choose("overflow", client.id(), client.name(), checks)) {
                ClientEndpoint endpoint = call.tried().next(client).orElseThrow();
                Answer.Overflow answer = new Answer.Overflow(dialString(endpoint), overflow.ringTimeout());
                return decision.answer(answer, parties.withClient(null, client.id()), List.of(), moves);
            }
        }
        return decision.stop(campaign.rules().unavailableTreatment().stop(reason), parties, moves);
    }
}
