package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A replica that is stopped while dialplans send it questions.
class RollingRestartIT {
    private static final int CALLERS = 20;
    private static final int ANSWERS = 100;

    private final RoutingServiceFixture first = RoutingServiceFixture.shared();

    /// With patience, so that on a slow machine no question is dropped because it waited too long.
    private final RoutingServiceFixture second = first.replica(Map.of(
            "trunkline.dialplan.timeout", "20s",
            "trunkline.dialplan.answer-seconds", 30,
            "trunkline.routing.batch-timeout", "10s",
            "spring.r2dbc.pool.max-acquire-time", "10s",
            "spring.r2dbc.pool.max-validation-time", "10s",
            "spring.r2dbc.properties.statementTimeout", "PT10S"));

    private final TenantFixture tenant = new TenantFixture(first);
    private final TenantFixture.DidFixture number = tenant.createNumber();

    /// A question that is not answered at once must fail at once, so that the dialplan can ask another replica.
    @Test
    void a_stopping_replica_answers_each_question_that_it_has_accepted() throws Exception {
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        AtomicBoolean stopped = new AtomicBoolean();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                var _ = callers.submit(() -> askUntil(stopped, statuses));
            }
            Await.until("questions are answered", () -> statuses.size() >= ANSWERS);

            second.stop();
            stopped.set(true);
        }

        assertThat(statuses).hasSizeGreaterThan(ANSWERS).containsOnly(200);
    }

    private void askUntil(AtomicBoolean stopped, List<Integer> statuses) {
        while (!stopped.get()) {
            try {
                HttpResponse<String> answer = second.postForm(
                        "/dialplan/next",
                        QuestionFields.inbound(TenantFixture.newCallId(), number.e164())
                                .fields());
                if (!isRefused(answer)) {
                    statuses.add(answer.statusCode());
                }
            } catch (UncheckedIOException _) {
                // not connected: the dialplan asks another replica
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /// Whether the replica had stopped already. A question that it had accepted and did not answer in time has
    /// the same status, without the header.
    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() == 503
                && answer.headers().allValues("Connection").contains("close");
    }
}
