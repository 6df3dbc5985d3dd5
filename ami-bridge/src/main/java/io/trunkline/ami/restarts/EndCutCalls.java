package io.trunkline.ami.restarts;

import io.trunkline.ami.callfacts.FactPublisher;
import io.trunkline.ami.callfacts.domain.LiveCalls;
import io.trunkline.ami.connection.NodeStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Publishes the end of the calls that were live when the node stopped. A bridge that was connected then ends them
/// itself, from the next list of channels; this is for a bridge that has stopped too, as when the power fails. Done
/// once per start of the node. Only the loop's thread uses it.
@Component
final class EndCutCalls {

    private static final Logger LOG = LoggerFactory.getLogger(EndCutCalls.class);

    private final CutCalls calls;
    private final FactPublisher facts;
    private final NodeStatus node;
    private final Duration settleTime;
    private final Clock clock;
    private @Nullable Instant doneFor;

    /// @param settleTime after a connect, for the list of channels, which ends calls with more detail
    EndCutCalls(
            CutCalls calls,
            FactPublisher facts,
            NodeStatus node,
            @Value("${trunkline.restarts.settle-time:5s}") Duration settleTime,
            Clock clock) {
        this.calls = calls;
        this.facts = facts;
        this.node = node;
        this.settleTime = settleTime;
        this.clock = clock;
    }

    Mono<Void> end() {
        Instant startedAt = node.incarnation();
        if (startedAt == null || startedAt.equals(doneFor) || !isSettled()) {
            return Mono.empty();
        }
        return calls.hasUnpublishedLog(node.name(), startedAt)
                .filter(waiting -> !waiting)
                .flatMap(_ -> calls.find(node.name(), startedAt))
                .flatMap(this::publishEnds)
                .doOnSuccess(done -> {
                    if (done != null) {
                        doneFor = startedAt;
                    }
                })
                .then();
    }

    private boolean isSettled() {
        Instant connectedAt = node.connectionChangedAt();
        return node.isConnected()
                && connectedAt != null
                && connectedAt.plus(settleTime).isBefore(clock.instant());
    }

    /// @return the number of calls
    private Mono<Integer> publishEnds(List<CutCalls.CutCall> cut) {
        if (!cut.isEmpty()) {
            LOG.warn("{} calls ended when {} stopped", cut.size(), node.name());
        }
        return facts.publish(cut.stream()
                        .map(call -> LiveCalls.endedUnobserved(call.callId(), call.lastSeenAt()))
                        .toList())
                .thenReturn(cut.size());
    }
}
