package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.caps.domain.Cap;
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
        this.admission = new CampaignAdmission(campaign, call.triedClients().isEmpty());
        this.caller = new CallerChecks(campaign, call.caller(), known.callerHistory(), known.now());
    }

    Decision decide() {
        Optional<StopReason> unwanted = call.triedClients().isEmpty() ? caller.refusal(decision) : Optional.empty();
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
        for (LinkCandidate link : caller.sorted(line)) {
            List<Check> checks = checks(link, line);
            Client client = link.link().client();
            if (chosen.isPresent()) {
                boolean _ = decision.check("client", client.id(), client.name(), checks);
            } else if (decision.choose("client", client.id(), client.name(), checks)) {
                chosen = Optional.of(link);
            }
        }
        return chosen.map(link -> dial(link, line))
                .orElseGet(() -> noClient(NoClientReason.reason(call, standings), line.movesWithoutChoice()));
    }

    private LinkCandidate candidate(Link link) {
        Client client = link.client();
        Cap cap = caps.cap(CapKey.of(link.id()));
        List<Check> checks = new ArrayList<>(link.checks("priority " + link.priority(), candidates.now(), call.tags()));
        checks.addAll(client.checks(candidates.now()));
        checks.addAll(caller.clientChecks(client.id()));
        checks.addAll(CapChecks.of(cap, link.capUse()));
        checks.addAll(clientChecks(client));
        return LinkCandidate.of(link, cap, checks);
    }

    private List<Check> checks(LinkCandidate link, LinkOrder line) {
        boolean untried = !call.triedClients().contains(link.link().client().id());
        Stream<Check> own = Stream.of(Check.of("client.not-tried", untried, line.positionDetail(link)));
        return Stream.concat(own, link.checks().stream()).toList();
    }

    private List<Check> clientChecks(Client client) {
        return CapChecks.of(caps.cap(CapKey.of(client.id())), client.capUse());
    }

    private Decision dial(LinkCandidate chosen, LinkOrder line) {
        Link link = chosen.link();
        Answer.Dial dial = new Answer.Dial(
                dialString(link.client()),
                campaign.ringTimeout(),
                Optional.empty(),
                campaign.rules().maxCallDuration());
        return decision.answer(
                dial, parties.withClient(link.id(), link.client().id()), capUses(link), line.movesForChoice(chosen));
    }

    /// The inbound carrier's usage is counted but never refused: the call is there already.
    private List<CapUse> capUses(Link link) {
        List<CapUse> uses = new ArrayList<>(
                List.of(admission.capUse(caps), link.capUse(), link.client().capUse()));
        candidates.carrier().ifPresent(carrier -> uses.add(new CapUse(CapKey.of(carrier), true, false, false)));
        return uses;
    }

    private DialString dialString(Client client) {
        return DialString.throughContact(candidates.did().orElseThrow().number().e164(), client.endpoint());
    }

    /// No client of the campaign is available: the overflow target is dialed, or the call ends as the
    /// campaign configures.
    private Decision noClient(StopReason reason, List<RotationMove> moves) {
        if (candidates.overflow().isPresent()) {
            OverflowTarget overflow = candidates.overflow().get();
            Client client = overflow.client();
            List<Check> checks = new ArrayList<>();
            checks.add(Check.of("client.not-tried", !call.triedClients().contains(client.id()), reason.code()));
            checks.addAll(client.checks(candidates.now()));
            checks.addAll(caller.clientChecks(client.id()));
            checks.addAll(clientChecks(client));
            if (decision.choose("overflow", client.id(), client.name(), checks)) {
                Answer.Overflow answer = new Answer.Overflow(dialString(client), overflow.ringTimeout());
                return decision.answer(answer, parties.withClient(null, client.id()), List.of(), moves);
            }
        }
        return decision.stop(campaign.rules().unavailableTreatment().stop(reason), parties, moves);
    }
}
