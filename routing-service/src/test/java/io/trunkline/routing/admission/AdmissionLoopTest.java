package io.trunkline.routing.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.admission.domain.Answered;
import io.trunkline.routing.admission.domain.EndedCall;
import io.trunkline.routing.platform.RoutingSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import reactor.core.publisher.Mono;

/// With a batch that a test can make fail; [io.trunkline.routing.LeasesIT] runs with the real database.
class AdmissionLoopTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private volatile int failingSize = Integer.MAX_VALUE;
    private final EndedCalls endedCalls = new EndedCalls();
    private final AdmissionLoop loop =
            new AdmissionLoop(this::admit, endedCalls, settings(), new SimpleMeterRegistry());

    private Mono<List<Optional<AdmissionQueue.AttemptAnswer>>> admit(List<QueuedCommand> batch) {
        sizes.add(batch.size());
        return batch.size() >= failingSize
                ? Mono.error(new QueryTimeoutException("took longer than a batch may"))
                : Mono.just(Collections.nCopies(batch.size(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        loop.loop().stop();
    }

    @Test
    void a_batch_has_a_maximum_size_and_the_rest_forms_the_next_one() {
        Mono<Void> applied = applyUntilDone(300);
        loop.loop().start();

        applied.block(LIMIT);

        assertThat(sizes).containsExactly(256, 44);
    }

    @Test
    void batches_that_time_out_shrink_until_all_commands_are_applied() {
        failingSize = 60;
        Mono<Void> applied = applyUntilDone(300);
        loop.loop().start();

        applied.block(LIMIT);

        assertThat(sizes).startsWith(256, 64, 16, 32, 64, 16);
    }

    @Test
    void a_command_is_applied_although_its_caller_has_gone() {
        loop.apply(List.of(callEnded(1))).subscribe().dispose();
        Mono<Void> later = applyUntilDone(1);
        loop.loop().start();

        later.block(LIMIT);

        assertThat(sizes).containsExactly(2);
    }

    @Test
    void a_repeated_report_of_an_ended_call_is_in_no_batch() {
        AdmissionCommand repeated = callEnded(1);
        endedCalls.remember(List.of(new EndedCall(AdmissionState.CallRow.ended(repeated.callId()), List.of())));
        loop.loop().start();

        loop.apply(List.of(repeated, callEnded(2))).block(LIMIT);

        assertThat(sizes).containsExactly(1);
    }

    @Test
    void a_command_is_refused_at_once_after_the_loop_has_stopped() {
        loop.loop().start();
        loop.loop().stop();

        assertThatThrownBy(() -> loop.apply(List.of(callEnded(1))).block(LIMIT))
                .hasMessage("the admission loop is stopped");
    }

    /// Commands that wait when this returns; each is applied again until it succeeds.
    private Mono<Void> applyUntilDone(int commands) {
        List<Mono<Void>> all = IntStream.range(0, commands)
                .mapToObj(AdmissionLoopTest::callEnded)
                .map(command ->
                        Mono.fromFuture(loop.apply(List.of(command)).retry().toFuture()))
                .toList();
        return Mono.when(all);
    }

    private static AdmissionCommand callEnded(int call) {
        return new AdmissionCommand.CallEnded(
                "ast1-" + call + ".1", "ast1", Answered.NO, Optional.empty(), Optional.empty());
    }

    private static RoutingSettings settings() {
        Duration any = Duration.ofSeconds(1);
        return new RoutingSettings(
                "US", List.of("ast1"), List.of(), List.of(), any, any, any, LIMIT, Duration.ofDays(14), any);
    }
}
