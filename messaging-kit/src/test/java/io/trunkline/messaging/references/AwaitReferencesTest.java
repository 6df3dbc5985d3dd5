package io.trunkline.messaging.references;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AwaitReferencesTest {
    private static final ProblemException REFUSAL = CommonProblem.NOT_FOUND.problem("There is no such tenant");

    private final ManualScheduler time = new ManualScheduler();
    private final AwaitReferences references = waitingFor(Duration.ofSeconds(2));
    private boolean caughtUp = true;
    private final AtomicInteger runs = new AtomicInteger();
    private ReferenceState state = ReferenceState.UNKNOWN;

    private final Mono<String> useCase = Mono.defer(() -> {
        runs.incrementAndGet();
        return switch (state) {
            case AVAILABLE -> Mono.just("created");
            case UNAVAILABLE, UNKNOWN -> references.refuse(REFUSAL, Mono.fromSupplier(() -> state));
        };
    });

    private AwaitReferences waitingFor(Duration wait) {
        return new AwaitReferences(new ReferenceSettings(wait, 50), () -> caughtUp, new SimpleMeterRegistry(), time);
    }

    @Test
    void a_known_reference_is_not_waited_for() {
        state = ReferenceState.AVAILABLE;

        assertThat(run()).isCompletedWithValue("created");
    }

    @Test
    void a_reference_that_arrives_in_time_is_used() {
        CompletableFuture<String> response = run();

        time.pass(Duration.ofMillis(1900));
        assertThat(response).isNotDone();
        state = ReferenceState.AVAILABLE;
        time.pass(Duration.ofMillis(50));

        assertThat(response).isCompletedWithValue("created");
        assertThat(runs)
                .as("the use case runs again only when the reference is there")
                .hasValue(2);
    }

    @Test
    void a_use_case_without_a_result_completes_when_the_reference_arrives() {
        CompletableFuture<Void> response = references.run(useCase.then()).toFuture();

        state = ReferenceState.AVAILABLE;
        time.pass(Duration.ofMillis(50));

        assertThat(response).isCompleted();
    }

    @Test
    void a_reference_that_never_arrives_is_refused_after_the_wait() {
        CompletableFuture<String> response = run();

        time.pass(Duration.ofMillis(1999));
        assertThat(response).isNotDone();
        time.pass(Duration.ofMillis(51));

        assertRefused(response);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_deleted_reference_is_refused_at_once() {
        state = ReferenceState.UNAVAILABLE;

        assertRefused(run());
    }

    @Test
    void a_reference_that_arrives_as_deleted_ends_the_wait() {
        CompletableFuture<String> response = run();

        state = ReferenceState.UNAVAILABLE;
        time.pass(Duration.ofMillis(50));

        assertRefused(response);
    }

    @Test
    void several_missing_references_share_one_wait() {
        CompletableFuture<String> response = references
                .run(references.<String>refuse(REFUSAL, Mono.just(ReferenceState.AVAILABLE)))
                .toFuture();

        time.pass(Duration.ofMillis(1999));
        assertThat(response).isNotDone();
        time.pass(Duration.ofMillis(51));

        assertRefused(response);
    }

    @Test
    void the_51st_request_is_refused_at_once_until_another_one_ends() {
        List<CompletableFuture<String>> waiting =
                IntStream.range(0, 50).mapToObj(_ -> run()).toList();

        assertRefused(run());

        waiting.getFirst().cancel(true);
        CompletableFuture<String> next = run();
        assertThat(next).isNotDone();
        state = ReferenceState.AVAILABLE;
        time.pass(Duration.ofMillis(50));
        assertThat(next).isCompletedWithValue("created");
        assertThat(waiting.getLast()).isCompletedWithValue("created");
    }

    @Test
    void a_wait_of_zero_refuses_at_once() {
        assertRefused(waitingFor(Duration.ZERO).run(useCase).toFuture());
    }

    @Test
    void while_the_service_is_catching_up_nothing_is_refused_as_unknown() {
        caughtUp = false;

        CompletableFuture<String> response = run();

        assertThat(response).isCompletedExceptionally();
        assertThat(((ProblemException) response.exceptionNow()).code()).isEqualTo(CommonProblem.NOT_READY);
    }

    private CompletableFuture<String> run() {
        return references.run(useCase).toFuture();
    }

    private static void assertRefused(CompletableFuture<String> response) {
        assertThat(response).isCompletedExceptionally();
        assertThat(response.exceptionNow()).isSameAs(REFUSAL);
    }
}
