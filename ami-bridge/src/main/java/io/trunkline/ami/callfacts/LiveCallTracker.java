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

/// Tells what the node's events mean for calls. First of all handlers: a call's end frees caps.
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
        List<Fact> news = new ArrayList<>();
        events.forEach(event -> news.addAll(calls.apply(event)));
        liveChannels = calls.channelCount();
        liveCalls = calls.callCount();
        return facts.publish(news);
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
