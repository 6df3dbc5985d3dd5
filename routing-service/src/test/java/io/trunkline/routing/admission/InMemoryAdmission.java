package io.trunkline.routing.admission;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.admission.AdmissionQueue.AttemptAnswer;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.caps.CapLocks;
import io.trunkline.routing.decision.Router;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.RouteVersion;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionCallback;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Admits questions as the service does, on caps of a test instead of a database. Each call is new.
public final class InMemoryAdmission {
    private final List<Event> events = new ArrayList<>();
    private final AdmitBatch batches;

    /// @param caps locked and written as the rows of a database would be
    public InMemoryAdmission(Router router, CapLocks caps) {
        RoutingRequests requests = new RoutingRequests(new PhoneNumberReaders(new Country("US")));
        this.batches = new AdmitBatch(
                new NewCalls(),
                caps,
                new ResolveQuestions(router, _ -> Mono.just(Map.of()), requests),
                new EndedCalls(),
                new RecordingOutbox(),
                new NoTransactions(),
                Clock.systemUTC());
    }

    /// An answer, and the event that is committed with it.
    public record Admitted(AttemptAnswer answer, CallRouted event) {}

    public Admitted admit(Question question) {
        events.clear();
        QueuedCommand command = new QueuedCommand(
                new AdmissionCommand.Admit(question, true), System.nanoTime(), null, new QueuedCommand.Cancellation());
        AttemptAnswer answer =
                batches.admit(List.of(command)).block().getFirst().orElseThrow();
        return new Admitted(answer, (CallRouted) events.getFirst());
    }

    private static final class NewCalls implements Leases {
        @Override
        public Mono<LockedCalls> lock(Collection<AdmissionCommand> commands) {
            List<AdmissionState.CallRow> calls = commands.stream()
                    .map(command -> AdmissionState.CallRow.live(command.callId()))
                    .toList();
            return Mono.just(new LockedCalls(calls, List.of(), new RouteVersion(new UUID(0, 1), Instant.EPOCH)));
        }

        @Override
        public Mono<Void> write(AdmissionState.Changes changes) {
            return Mono.empty();
        }
    }

    private final class RecordingOutbox implements Outbox {
        @Override
        public Mono<Void> append(Event event) {
            return appendAll(List.of(event));
        }

        @Override
        public Mono<Void> appendAll(List<? extends Event> more) {
            return Mono.fromRunnable(() -> events.addAll(more));
        }
    }

    private static final class NoTransactions implements TransactionalOperator {
        @Override
        public <T> Mono<T> transactional(Mono<T> work) {
            return work;
        }

        @Override
        public <T> Flux<T> execute(TransactionCallback<T> action) {
            throw new UnsupportedOperationException();
        }
    }
}
