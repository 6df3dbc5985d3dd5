package io.trunkline.ami.sipcopies;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.NetworkCauseAsked;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.messaging.Blocking;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.telephony.outcomes.ReasonHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells the dialplan the telephone network's cause of an attempt that was refused with 480: a variable of the channel
/// that waits for it, 0 if the response has no cause of congestion. Of several bridges of a node, only the one with the
/// copy of the response answers. The dialplan goes on without an answer after 0.2 s.
@Order(0)
final class AnswerNetworkCauses implements NodeEventHandler {
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final String VARIABLE = "NETWORK_CAUSE_";
    private static final int MAX_WAITING = 500;
    private static final int CONCURRENT = 20;
    private static final long POLL_MILLIS = 500;

    /// A copy may arrive after the question.
    private static final Duration RETRY_DELAY = Duration.ofMillis(10);

    private static final int RETRIES = 10;
    private static final Duration ACTION_LIMIT = Duration.ofSeconds(1);
    private static final Duration ROUND_LIMIT = Duration.ofSeconds(10);

    private final BlockingQueue<NetworkCauseAsked> questions = new ArrayBlockingQueue<>(MAX_WAITING);
    private final InviteRefusals refusals;
    private final NodeActions actions;

    AnswerNetworkCauses(InviteRefusals refusals, NodeActions actions) {
        this.refusals = refusals;
        this.actions = actions;
    }

    /// A question that does not fit gets no answer. Nor does one without a channel, for which Asterisk would set a
    /// global variable.
    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        for (NodeEvent event : events) {
            if (event instanceof NetworkCauseAsked question
                    && !question.channel().isEmpty()) {
                var _ = questions.offer(question);
            }
        }
        return Mono.empty();
    }

    /// Answers are sent by a thread of their own: no event waits for them.
    BackgroundLoop loop() {
        return BackgroundLoop.named("network-causes").rounds(this::answerWaiting);
    }

    private Duration answerWaiting() throws InterruptedException {
        @Nullable NetworkCauseAsked first = questions.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            List<NetworkCauseAsked> batch = new ArrayList<>(List.of(first));
            questions.drainTo(batch);
            await(Flux.fromIterable(batch).flatMap(this::answer, CONCURRENT).then());
        }
        return Duration.ZERO;
    }

    @Blocking("the loop has a thread of its own")
    private static void await(Mono<Void> answers) {
        answers.block(ROUND_LIMIT);
    }

    private Mono<Void> answer(NetworkCauseAsked question) {
        return reasonHeaders(question.sipCallId())
                .map(headers -> ReasonHeaders.congestionCause(headers).orElse(0))
                .flatMap(cause ->
                        actions.setVariable(question.channel(), VARIABLE + question.attempt(), Integer.toString(cause)))
                .timeout(ACTION_LIMIT, Mono.empty())
                .onErrorResume(NodeUnavailable.class, _ -> Mono.empty())
                .onErrorResume(ActionRejected.class, _ -> Mono.empty());
    }

    private Mono<List<String>> reasonHeaders(String sipCallId) {
        return Mono.defer(() -> Mono.justOrEmpty(refusals.reasonHeaders(sipCallId, TEMPORARILY_UNAVAILABLE)))
                .repeatWhenEmpty(tries -> tries.take(RETRIES).delayElements(RETRY_DELAY));
    }
}
