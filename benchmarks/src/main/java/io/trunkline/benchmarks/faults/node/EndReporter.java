package io.trunkline.benchmarks.faults.node;

import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.benchmarks.faults.verification.AdmittedAttempt;
import io.trunkline.events.Event;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reports the ends of a call through the hangup handler and the bridge. For 10 of 100 calls no end is reported at
/// first, and the bridge finds it in the channel event log much later. For 15 everything is reported twice. For 5
/// the answer is reported after the end.
final class EndReporter {
    private final SimulatedNode node;
    private final String call;
    private final SeededRandom random;
    private final boolean lost;
    private final boolean repeated;
    private final boolean lateAnswer;
    private @Nullable AdmittedAttempt answeredAttempt;
    private String answeredChannel = "";
    private Instant answeredAt = Instant.EPOCH;
    private String lastStatus = "";

    EndReporter(SimulatedNode node, String call, SeededRandom random) {
        this.node = node;
        this.call = call;
        this.random = random;
        int share = random.between(0, 100);
        this.lost = share < 10;
        this.repeated = share >= 10 && share < 25;
        this.lateAnswer = share >= 25 && share < 30;
    }

    void reportAnswer(AdmittedAttempt attempt, String channel, Instant at) {
        answeredAt = at;
        answeredAttempt = attempt;
        answeredChannel = channel;
        if (!lost && !lateAnswer) {
            publish(BridgeEvents.attemptProgress(attempt, Kind.ANSWERED, channel, null, at));
        }
    }

    void reportAttemptEnd(AdmittedAttempt attempt, String channel, String dialStatus, Instant at) {
        lastStatus = dialStatus;
        if (!lost) {
            publish(BridgeEvents.attemptProgress(
                    attempt, Kind.ATTEMPT_ENDED, channel, lateAnswer ? null : dialStatus, at));
        }
    }

    /// @param held the lease of the caller's last attempt, null if there was none
    void reportCallEnd(@Nullable AdmittedAttempt held, @Nullable Instant answered, Instant ended, int dialed) {
        if (lost) {
            node.counters().increment("ends lost");
            node.appendToCel(() -> reportFromCel(answered, ended, dialed));
            return;
        }
        if (held != null && !lateAnswer) {
            reportByHangupHandler(held);
        }
        publish(BridgeEvents.completed(call, Source.AMI, lateAnswer ? null : answered, ended, dialed));
        AdmittedAttempt late = answeredAttempt;
        if (lateAnswer && late != null) {
            node.counters().increment("answers reported after the end");
            node.delivery()
                    .runAfter(
                            random.durationMillis(200, 6_000),
                            () -> publish(BridgeEvents.attemptProgress(
                                    late, Kind.ANSWERED, answeredChannel, null, answeredAt)));
        }
        if (answered == null) {
            // like ami-bridge: an answer that was not observed may still have happened
            node.delivery().runAfter(random.durationMillis(0, 2_000), () -> reportFromCel(answered, ended, dialed));
        } else if (lateAnswer || random.chance(10)) {
            node.appendToCel(() -> reportFromCel(answered, ended, dialed));
        }
    }

    private void reportByHangupHandler(AdmittedAttempt held) {
        Map<String, String> end = new LinkedHashMap<>();
        end.put("call", call);
        end.put("attempt", "" + held.number());
        end.put("lease", held.lease().toString());
        end.put("status", lastStatus);
        end.put("cause", "16");
        end.put("sip", "");
        end.put("uniqueid", answeredChannel);
        node.counters()
                .increment(
                        node.dialplan().reportEnd(end)
                                ? "ends reported by the handler"
                                : "ends the handler could not report");
        if (repeated) {
            node.counters().increment("ends repeated");
            node.delivery().runAfter(random.durationMillis(0, 5_000), () -> {
                boolean _ = node.dialplan().reportEnd(end);
            });
        }
    }

    private void reportFromCel(@Nullable Instant answered, Instant ended, int dialed) {
        if (answeredAttempt != null) {
            node.delivery().publish(BridgeEvents.answeredFromCel(call, answeredChannel), random);
        }
        node.delivery().publish(BridgeEvents.completed(call, Source.CEL, answered, ended, dialed), random);
    }

    private void publish(Event event) {
        node.delivery().publish(event, random);
        if (repeated) {
            node.delivery()
                    .runAfter(
                            random.durationMillis(0, 5_000),
                            () -> node.delivery().publish(event, random));
        }
    }
}
