package io.trunkline.benchmarks.faults;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is told of one call, by the hangup handler and by the bridge. In 10 of 100 calls nothing of an end is told, and
/// the bridge finds them in the channel event log only much later; in 15 all is told twice; in 5 that somebody answered
/// is heard only after the end.
final class Telling {
    private final Node node;
    private final String call;
    private final Dice dice;
    private final boolean lost;
    private final boolean repeated;
    private final boolean answerLate;
    private @Nullable Held answeredAttempt;
    private String answeredChannel = "";
    private String lastStatus = "";

    Telling(Node node, String call, Dice dice) {
        this.node = node;
        this.call = call;
        this.dice = dice;
        int share = dice.between(0, 100);
        this.lost = share < 10;
        this.repeated = share >= 10 && share < 25;
        this.answerLate = share >= 25 && share < 30;
    }

    void answered(Held attempt, String channel) {
        answeredAttempt = attempt;
        answeredChannel = channel;
        if (!lost && !answerLate) {
            say(Facts.step(attempt, Kind.ANSWERED, channel, null));
        }
    }

    void attemptEnded(Held attempt, String channel, String dialStatus) {
        lastStatus = dialStatus;
        if (!lost) {
            say(Facts.step(attempt, Kind.ATTEMPT_ENDED, channel, answerLate ? null : dialStatus));
        }
    }

    /// @param held what the caller's last attempt held, null when there was none
    void ended(@Nullable Held held, @Nullable Instant answered, int dialled) {
        if (lost) {
            node.tally().count("ends lost");
            node.writeToLog(() -> tellFromLog(answered, dialled));
            return;
        }
        if (held != null && !answerLate) {
            tellByHandler(held);
        }
        say(Facts.completed(call, Source.AMI, answerLate ? null : answered, dialled));
        Held late = answeredAttempt;
        if (answerLate && late != null) {
            node.tally().count("answers told after the end");
            node.grapevine()
                    .after(dice.millis(200, 6_000), () -> say(Facts.step(late, Kind.ANSWERED, answeredChannel, null)));
        }
        if (answered == null) {
            // as ami-bridge does: having seen no answer is no evidence that there was none
            node.grapevine().after(dice.millis(0, 2_000), () -> tellFromLog(answered, dialled));
        } else if (answerLate || dice.percent(10)) {
            node.writeToLog(() -> tellFromLog(answered, dialled));
        }
    }

    private void tellByHandler(Held held) {
        Map<String, String> end = new LinkedHashMap<>();
        end.put("call", call);
        end.put("attempt", "" + held.number());
        end.put("lease", held.lease().toString());
        end.put("status", lastStatus);
        end.put("cause", "16");
        end.put("sip", "");
        end.put("uniqueid", answeredChannel);
        node.tally().count(node.dialplan().ended(end) ? "ends told by the handler" : "ends the handler could not tell");
        if (repeated) {
            node.tally().count("ends repeated");
            node.grapevine().after(dice.millis(0, 5_000), () -> {
                boolean _ = node.dialplan().ended(end);
            });
        }
    }

    private void tellFromLog(@Nullable Instant answered, int dialled) {
        if (answeredAttempt != null) {
            node.grapevine().say(Facts.answeredByLog(call, answeredChannel), dice);
        }
        node.grapevine().say(Facts.completed(call, Source.CEL, answered, dialled), dice);
    }

    private void say(Event event) {
        node.grapevine().say(event, dice);
        if (repeated) {
            node.grapevine().after(dice.millis(0, 5_000), () -> node.grapevine().say(event, dice));
        }
    }
}
