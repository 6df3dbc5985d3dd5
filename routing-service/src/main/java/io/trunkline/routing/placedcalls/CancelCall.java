package io.trunkline.routing.placedcalls;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.placedcalls.CancelCallStore.CancelableCall;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.telephony.CallId;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Ends a placed call, wherever it is. Its row becomes its tombstone, so that a call that is still on its way to
/// the node finds nobody to dial; and its node is told to hang up what lives of it already.
@Component
class CancelCall {
    private static final int NORMAL_CLEARING = 16;

    /// Hanging up late does no harm: the id is of this call alone.
    private static final Duration COMMAND_LIFETIME = Duration.ofMinutes(5);

    private final CancelCallStore store;
    private final PlacedCallProgress progress;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    CancelCall(
            CancelCallStore cancelling,
            PlacedCallProgress progress,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.store = cancelling;
        this.progress = progress;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The call as it is then. Cancelling again is answered the same, and tells the node again while the call
    /// lives.
    Mono<PlacedCallView> cancel(CurrentUser caller, CallId call) {
        return store.lock(call, caller.tenantId())
                .flatMap(standing -> cancel(call, standing).thenReturn(call))
                .as(transactions::transactional)
                .flatMap(cancelled -> progress.findView(cancelled, caller.tenantId()));
    }

    private Mono<Void> cancel(CallId call, CancelableCall standing) {
        if (standing.ended()) {
            return standing.canceled()
                    ? Mono.empty()
                    : Mono.error(RoutingProblem.CALL_ALREADY_ENDED.problem("The call " + call + " has ended"));
        }
        return store.cancel(call).then(outbox.append(hangUp(call, standing)));
    }

    private NodeCommand hangUp(CallId call, CancelableCall standing) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new NodeCommand(
                UUID.randomUUID(),
                call.node(),
                now,
                now.plus(COMMAND_LIFETIME),
                null,
                null,
                new NodeCommand.HangUp(call.value(), NORMAL_CLEARING),
                standing.tenant());
    }
}
