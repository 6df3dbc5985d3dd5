package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.LiveCalls;
import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.NodeEvent;
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
    private final FactPublisher facts;
    private volatile int liveChannels;
    private volatile int liveCalls;

    LiveCallTracker(FactPublisher facts) {
        this.facts = facts;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        List<Fact> newFacts = new ArrayList<>();
        events.forEach(event -> newFacts.addAll(calls.apply(event)));
        liveChannels = calls.channelCount();
        liveCalls = calls.callCount();
        return facts.publish(newFacts);
    }

    @Override
    public int channels() {
        return liveChannels;
    }

    @Override
    public int calls() {
        return liveCalls;
    }
}
