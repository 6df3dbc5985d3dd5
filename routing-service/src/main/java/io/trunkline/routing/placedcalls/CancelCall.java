package io.trunkline.routing.placedcalls;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditLog;
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

/// Cancels a placed call. Its row is marked as ended, so a call that has not reached the node yet is refused
/// when the dialplan asks, and the node is commanded to hang up live channels.
@Component
class CancelCall {
    private static final int NORMAL_CLEARING = 16;

    /// A late hangup does no harm: the command names this call only.
    private static final Duration COMMAND_LIFETIME = Duration.ofMinutes(5);

    private final CancelCallStore store;
    private final PlacedCallViews views;
    private final AuditLog auditLog;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    CancelCall(
            CancelCallStore store,
            PlacedCallViews views,
            AuditLog auditLog,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.auditLog = auditLog;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Returns the call after the cancellation. A repeated request returns the same, and sends the command
    /// again while the call is live.
    Mono<PlacedCallView> cancel(CurrentUser caller, CallId call) {
        return store.lock(call, caller.tenantId())
                .flatMap(current -> cancel(caller, call, current).thenReturn(call))
                .as(transactions::transactional)
                .flatMap(canceled -> views.find(canceled, caller.tenantId()));
    }

    private Mono<Void> cancel(CurrentUser caller, CallId call, CancelableCall current) {
        if (current.ended()) {
            return current.canceled()
                    ? Mono.empty()
                    : Mono.error(RoutingProblem.CALL_ALREADY_ENDED.problem("The call " + call + " has ended"));
        }
        return store.cancel(call)
                .then(outbox.append(hangUp(call, current)))
                .then(current.canceled() ? Mono.empty() : record(caller, call, current));
    }

    /// A canceled call in the audit log.
    private record Cancellation(Instant canceledAt) {}

    private Mono<Void> record(CurrentUser caller, CallId call, CancelableCall current) {
        var entity = new AuditEntry.Entity("call", call.value(), current.tenant(), null);
        var cancellation = new Cancellation(clock.instant().truncatedTo(ChronoUnit.MICROS));
        return auditLog.append(AuditEntry.of(caller, "cancel", entity, AuditEntry.Change.to(cancellation)));
    }

    private NodeCommand hangUp(CallId call, CancelableCall current) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new NodeCommand(
                UUID.randomUUID(),
                call.node(),
                now,
                now.plus(COMMAND_LIFETIME),
                null,
                null,
                new NodeCommand.HangUp(call.value(), NORMAL_CLEARING),
                current.tenant());
    }
}
