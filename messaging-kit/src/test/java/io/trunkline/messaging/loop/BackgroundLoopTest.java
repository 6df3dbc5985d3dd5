package io.trunkline.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

class BackgroundLoopTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private BackgroundLoop loop;

    @AfterEach
    void stop() {
        mayEnd.countDown();
        if (loop != null) {
            loop.stop();
        }
    }

    @Test
    void runs_a_round_after_each_interval() {
        start(loop().rounds(() -> {
            rounds.incrementAndGet();
            return SHORT;
        }));

        Await.until("three rounds", () -> rounds.get() >= 3);
        assertThat(loop.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_wake_up_ends_the_wait() {
        start(loop().rounds(() -> {
            rounds.incrementAndGet();
            return NEVER;
        }));
        Await.until("the first round", () -> rounds.get() == 1);

        loop.wake();

        Await.until("the second round", () -> rounds.get() == 2);
    }

    @Test
    void a_wake_up_during_a_round_is_not_lost() {
        start(loop().rounds(() -> {
            if (rounds.incrementAndGet() == 1) {
                loop.wake();
            }
            return NEVER;
        }));

        Await.until("the second round", () -> rounds.get() == 2);
    }

    @Test
    void the_first_round_can_wait() {
        start(loop().firstAfter(NEVER).rounds(() -> {
            rounds.incrementAndGet();
            return NEVER;
        }));

        assertThat(loop.state()).isEqualTo(LoopState.WAITING);
        assertThat(rounds).hasValue(0);
    }

    @Test
    void survives_exceptions_and_errors() {
        start(loop().backOff(SHORT, SHORT).rounds(() -> switch (rounds.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("a bug");
            case 2 -> throw new StackOverflowError();
            case 3 -> throw new InterruptedException();
            default -> NEVER;
        }));

        Await.until("the fourth round", () -> rounds.get() == 4);
        Await.until("it waits", () -> loop.state() == LoopState.WAITING);
    }

    @Test
    void shows_failures_until_a_round_succeeds() {
        AtomicBoolean failing = new AtomicBoolean(true);
        start(loop().backOff(SHORT, SHORT).rounds(() -> {
            if (failing.get()) {
                throw new IllegalStateException("the database is away");
            }
            return NEVER;
        }));
        Await.until("it fails", () -> loop.state() == LoopState.FAILING);
        assertThat(loop.health().getStatus()).isEqualTo(Status.UP);
        assertThat(loop.health().getDetails())
                .containsEntry("state", "failing")
                .containsEntry("failure", "the database is away");

        failing.set(false);

        Await.until("it waits", () -> loop.state() == LoopState.WAITING);
        assertThat(loop.health().getDetails())
                .containsEntry("failuresInARow", 0)
                .doesNotContainKey("failure");
    }

    @Test
    void a_wake_up_does_not_shorten_a_back_off() {
        start(loop().backOff(NEVER, NEVER).rounds(() -> {
            rounds.incrementAndGet();
            throw new IllegalStateException("the broker is away");
        }));
        Await.until("it fails", () -> loop.state() == LoopState.FAILING);

        loop.wake();

        Await.during("no second round", Duration.ofMillis(100), () -> rounds.get() == 1);
    }

    @Test
    void backs_off_twice_as_long_each_time_up_to_the_limit() {
        LoopSettings settings = new LoopSettings(
                "test", Duration.ZERO, Duration.ofMillis(50), Duration.ofSeconds(1), NEVER, SHORT, false, () -> {}, 0);

        assertThat(settings.backOff(1)).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.backOff(3)).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.backOff(6)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.backOff(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void is_down_while_a_round_is_stuck() {
        start(loop().stuckAfter(SHORT).rounds(() -> {
            mayEnd.await();
            return NEVER;
        }));

        Await.until("it is stuck", () -> loop.state() == LoopState.STUCK);
        assertThat(loop.health().getStatus()).isEqualTo(Status.DOWN);

        mayEnd.countDown();

        Await.until("it waits", () -> loop.state() == LoopState.WAITING);
        assertThat(loop.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_thread_that_ended_without_a_stop_is_dead() {
        LoopRun run = new LoopRun(
                new LoopSettings("test", NEVER, SHORT, SHORT, NEVER, SHORT, false, () -> {}, 0), () -> NEVER);

        run.start(_ -> new Thread(() -> {}));

        Await.until("the thread has ended", () -> run.state() == LoopState.DEAD);
    }

    @Test
    void a_stop_waits_for_the_round_in_progress() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch began = new CountDownLatch(1);
        start(loop().rounds(() -> {
            began.countDown();
            mayEnd.await();
            ended.set(true);
            return NEVER;
        }));
        Await.until("the round began", () -> began.getCount() == 0);
        Thread stopper = Thread.startVirtualThread(loop::stop);

        mayEnd.countDown();

        Await.until("it is stopped", () -> !stopper.isAlive());
        assertThat(ended).isTrue();
        assertThat(loop.isRunning()).isFalse();
        assertThat(loop.health().getDetails()).containsEntry("state", "stopped");
    }

    @Test
    void a_stop_interrupts_a_round_that_takes_too_long() {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch began = new CountDownLatch(1);
        start(loop().stopTimeout(SHORT).rounds(() -> {
            began.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException stopped) {
                interrupted.set(true);
                throw stopped;
            }
            return NEVER;
        }));
        Await.until("the round began", () -> began.getCount() == 0);

        loop.stop();

        assertThat(interrupted).isTrue();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void a_drained_loop_stops_with_no_work_left() {
        AtomicInteger work = new AtomicInteger();
        start(loop().drainOnStop().rounds(() -> {
            rounds.incrementAndGet();
            return work.get() > 0 && work.decrementAndGet() > 0 ? Duration.ZERO : NEVER;
        }));
        Await.until("it waits", () -> rounds.get() > 0 && loop.state() == LoopState.WAITING);
        work.set(5);

        loop.stop();

        assertThat(work).hasValue(0);
    }

    @Test
    void a_loop_that_does_not_drain_leaves_the_work() {
        AtomicInteger work = new AtomicInteger(1_000_000_000);
        start(loop().rounds(() -> {
            work.decrementAndGet();
            return Duration.ZERO;
        }));

        loop.stop();

        assertThat(work.get()).isPositive();
    }

    @Test
    void a_drain_ends_with_the_first_failure() {
        start(loop().drainOnStop().firstAfter(NEVER).rounds(() -> {
            rounds.incrementAndGet();
            throw new IllegalStateException("the database is away");
        }));

        loop.stop();

        assertThat(rounds).hasValue(1);
    }

    @Test
    void closes_after_the_last_round_and_on_the_same_thread() {
        AtomicBoolean closed = new AtomicBoolean();
        Thread[] threads = new Thread[2];
        start(loop().afterLastRound(() -> {
                    threads[1] = Thread.currentThread();
                    closed.set(true);
                })
                .rounds(() -> {
                    threads[0] = Thread.currentThread();
                    rounds.incrementAndGet();
                    return NEVER;
                }));
        Await.until("the first round", () -> rounds.get() == 1);

        loop.stop();

        assertThat(closed).isTrue();
        assertThat(threads[1]).isSameAs(threads[0]);
        assertThat(threads[0].getName()).isEqualTo("test");
        assertThat(threads[0].isVirtual()).isTrue();
    }

    @Test
    void starts_again_after_a_stop() {
        start(loop().rounds(() -> {
            rounds.incrementAndGet();
            return NEVER;
        }));
        Await.until("the first round", () -> rounds.get() == 1);
        loop.stop();

        loop.start();

        Await.until("the second round", () -> rounds.get() == 2);
    }

    @Test
    void a_lifecycle_stop_calls_back_when_the_loop_has_ended() {
        start(loop().rounds(() -> NEVER));
        CountDownLatch called = new CountDownLatch(1);

        loop.stop(called::countDown);

        Await.until("it is called back", () -> called.getCount() == 0);
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void a_poller_goes_on_without_a_pause_while_more_is_waiting() {
        start(loop().poll(NEVER, Duration.ofSeconds(5), () -> Mono.just(rounds.incrementAndGet() < 3)));

        Await.until("three rounds", () -> rounds.get() == 3);
        Await.until("it waits", () -> loop.state() == LoopState.WAITING);
    }

    @Test
    void a_job_that_exceeds_its_timeout_is_a_failure() {
        start(loop().backOff(NEVER, NEVER).every(SHORT, SHORT, Mono::never));

        Await.until("it fails", () -> loop.state() == LoopState.FAILING);
    }

    @Test
    void a_job_may_be_empty() {
        start(loop().every(SHORT, Duration.ofSeconds(5), () -> Mono.fromRunnable(rounds::incrementAndGet)));

        Await.until("two runs", () -> rounds.get() >= 2);
    }

    @Test
    void a_name_is_lower_case_with_dashes() {
        assertThatThrownBy(() -> BackgroundLoop.named("Outbox Relay").rounds(() -> NEVER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BackgroundLoop.Builder loop() {
        return BackgroundLoop.named("test");
    }

    private void start(BackgroundLoop made) {
        loop = made;
        loop.start();
    }
}
