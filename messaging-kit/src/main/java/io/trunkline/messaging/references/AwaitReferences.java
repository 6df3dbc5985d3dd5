package io.trunkline.messaging.references;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Waits for entities of other services that a request refers to:
/// ```java
/// references.run(lookUp(tenant)
///         .switchIfEmpty(references.refuse(problem, stateOf(tenant)))
///         .flatMap(this::save)
///         .as(transactions::transactional))
/// ```
/// Between two runs of the use case it holds neither a thread nor a transaction. It polls the read model instead of
/// waiting for this replica's consumer, since another replica may consume the event.
public final class AwaitReferences {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final ReferenceSettings settings;
    private final Readiness readiness;
    private final Scheduler scheduler;
    private final Semaphore places;

    public AwaitReferences(ReferenceSettings settings, Readiness readiness, MeterRegistry meters) {
        this(settings, readiness, meters, Schedulers.parallel());
    }

    AwaitReferences(ReferenceSettings settings, Readiness readiness, MeterRegistry meters, Scheduler scheduler) {
        this.settings = settings;
        this.readiness = readiness;
        this.scheduler = scheduler;
        this.places = new Semaphore(settings.maxWaiting());
        Gauge.builder("trunkline.references.waiting", this, AwaitReferences::waiting)
                .register(meters);
    }

    /// Runs the use case, and again when the entity that it misses has arrived.
    ///
    /// @param useCase uses [#refuse]; begins its transaction itself, so that its changes are rolled back
    /// @return what the use case returns; its refusal if the entity does not arrive in time, or if too many other
    ///     requests are waiting
    public <T> Mono<T> run(Mono<T> useCase) {
        return useCase.onErrorResume(MissingReferenceException.class, missing -> waitInPlace(useCase, missing));
    }

    /// Fails for an entity that was not found. A deleted one is refused immediately; an unknown one makes [#run]
    /// wait. While the service is catching up, nothing is known about an entity, so the failure is
    /// `service.not-ready`.
    ///
    /// @param state reads the state of the entity at each subscription
    public <T> Mono<T> refuse(ProblemException refusal, Mono<ReferenceState> state) {
        return Mono.defer(() -> readiness.isCaughtUp()
                ? state.flatMap(found -> Mono.error(
                        found == ReferenceState.UNAVAILABLE ? refusal : new MissingReferenceException(refusal, state)))
                : Mono.error(
                        CommonProblem.NOT_READY.problem("The service is still loading its data; try again shortly")));
    }

    private <T> Mono<T> waitInPlace(Mono<T> useCase, MissingReferenceException missing) {
        return Mono.using(
                () -> !settings.waitTime().isZero() && places.tryAcquire(),
                admitted -> admitted
                        ? runOnArrival(
                                useCase, missing, now() + settings.waitTime().toMillis())
                        : Mono.error(missing.refusal()),
                admitted -> {
                    if (admitted) {
                        places.release();
                    }
                });
    }

    /// The use case may miss another entity when it is run again; the deadline stays.
    private <T> Mono<T> runOnArrival(Mono<T> useCase, MissingReferenceException missing, long deadline) {
        return arrives(missing, deadline)
                .flatMap(arrived -> arrived
                        ? useCase.onErrorResume(
                                MissingReferenceException.class, next -> runAgain(useCase, next, deadline))
                        : Mono.error(missing.refusal()));
    }

    private <T> Mono<T> runAgain(Mono<T> useCase, MissingReferenceException missing, long deadline) {
        return now() < deadline ? runOnArrival(useCase, missing, deadline) : Mono.error(missing.refusal());
    }

    private Mono<Boolean> arrives(MissingReferenceException missing, long deadline) {
        return Mono.delay(POLL_INTERVAL, scheduler)
                .then(missing.state())
                .repeat(() -> now() < deadline)
                .any(state -> state != ReferenceState.UNKNOWN);
    }

    private int waiting() {
        return settings.maxWaiting() - places.availablePermits();
    }

    private long now() {
        return scheduler.now(TimeUnit.MILLISECONDS);
    }
}
