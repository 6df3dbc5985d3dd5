package io.trunkline.routing.livecalls;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.livecalls.HangUpStore.LockedCall;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.telephony.CallId;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Hangs up a call: marks its row as ended, so that the dialplan is refused its next attempt, and commands the node
/// to hang up the live channels. The leases end with the channels.
@Component
class HangUpCall implements HangUps {
    private final HangUpStore store;
    private final AuditLog auditLog;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    HangUpCall(HangUpStore store, AuditLog auditLog, Outbox outbox, TransactionalOperator transactions, Clock clock) {
        this.store = store;
        this.auditLog = auditLog;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Mono<CallId> hangUp(CurrentUser user, CallId call) {
        return store.lock(call, user.tenantId())
                .flatMap(locked -> hangUp(user, locked).thenReturn(call))
                .as(transactions::transactional);
    }

    private Mono<Void> hangUp(CurrentUser user, LockedCall call) {
        if (call.ended()) {
            return call.canceled()
                    ? Mono.empty()
                    : Mono.error(RoutingProblem.CALL_ALREADY_ENDED.problem("The call " + call.id() + " has ended"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (call.canceled()) {
            return outbox.append(HangUpEvents.command(call, now));
        }
        return store.cancel(call.id())
                .then(outbox.appendAll(List.of(HangUpEvents.command(call, now), HangUpEvents.decision(call, now))))
                .then(record(user, call, now));
    }

    /// A placed call in the audit log.
    private record Cancellation(Instant canceledAt) {}

    /// Another call in the audit log.
    private record HangUp(Instant hungUpAt) {}

    private Mono<Void> record(CurrentUser user, LockedCall call, Instant now) {
        var entity =
                new AuditEntry.Entity("call", call.id().value(), call.parties().tenantId(), null);
        return auditLog.append(
                call.placed()
                        ? AuditEntry.of(user, "cancel", entity, AuditEntry.Change.to(new Cancellation(now)))
                        : AuditEntry.of(user, "hang-up", entity, AuditEntry.Change.to(new HangUp(now))));
    }
}
