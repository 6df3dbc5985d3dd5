package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.CallRate;
import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import io.trunkline.ami.callfacts.domain.FactSource;
import io.trunkline.ami.callfacts.domain.LiveCalls;
import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.sipcopies.InviteRefusals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Publishes the facts of calls that follow from the node's events. It is the first handler, since the end of a
/// call frees caps.
@Component
@Order(1)
final class LiveCallTracker implements NodeEventHandler, LiveCounts {

    private final LiveCalls calls = new LiveCalls();
    private final SendFacts facts;
    private final InviteRefusals refusals;
    private volatile int liveChannels;
    private final CallRate rate = new CallRate();
    private final Clock clock;
    private volatile int liveCalls;

    LiveCallTracker(SendFacts facts, InviteRefusals refusals, Clock clock) {
        this.facts = facts;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        List<Fact> newFacts = new ArrayList<>();
        events.forEach(event -> newFacts.addAll(calls.apply(event)));
        liveChannels = calls.channelCount();
        liveCalls = calls.callCount();
        countNewCalls(newFacts);
        newFacts.replaceAll(this::withReasonHeaders);
        return facts.send(newFacts);
    }

    /// The copy of a response arrives before the event of its channel, which follows from it. If it does not, the fact
    /// has no headers: it does not wait for them.
    private Fact withReasonHeaders(Fact fact) {
        String sipCallId = fact.variables().sipCallId();
        Integer status = fact.details().sipStatus();
        if (fact.kind() != FactKind.ATTEMPT_ENDED || sipCallId == null || status == null) {
            return fact;
        }
        return refusals.reasonHeaders(sipCallId, status)
                .filter(headers -> !headers.isEmpty())
                .map(fact::withReasonHeaders)
                .orElse(fact);
    }

    /// Without the calls that were found in a list of channels: those began earlier.
    private void countNewCalls(List<Fact> newFacts) {
        int started = 0;
        for (Fact fact : newFacts) {
            started += fact.kind() == FactKind.STARTED && fact.source() == FactSource.AMI ? 1 : 0;
        }
        if (started > 0) {
            rate.add(clock.instant(), started);
        }
    }

    @Override
    public int channels() {
        return liveChannels;
    }

    @Override
    public int calls() {
        return liveCalls;
    }

    @Override
    public double callsPerSecond() {
        return rate.perSecond(clock.instant());
    }
}
