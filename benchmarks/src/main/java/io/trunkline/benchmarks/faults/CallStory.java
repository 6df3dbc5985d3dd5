package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call from its first channel to its last, as the node lives it. What it tells of itself may be lost, repeated or
/// late; what it does to the ledger is the truth.
final class CallStory {
    private static final int MOST_ATTEMPTS = 6;

    private final Node node;
    private final Asking asking;
    private final Dice dice;
    private final Telling telling;
    private @Nullable Held held;
    private @Nullable Instant answered;
    private int dialled;
    private boolean heard;

    /// What its questions say beside the attempt.
    ///
    /// @param direction `inbound`, `outbound` or `prefix`
    /// @param more      fields of the direction's own
    /// @param once      the static block of a prefix asks for one attempt
    record Asking(String call, String direction, String endpoint, Map<String, String> more, boolean once) {
        Map<String, String> question(int attempt) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("call", call);
            fields.put("attempt", "" + attempt);
            fields.put("direction", direction);
            fields.put("node", Site.NODE);
            fields.put("channel", call);
            fields.put("endpoint", endpoint);
            fields.putAll(more);
            return fields;
        }
    }

    CallStory(Node node, Asking asking, Dice dice) {
        this.node = node;
        this.asking = asking;
        this.dice = dice;
        this.telling = new Telling(node, asking.call(), dice);
    }

    /// Lives the call.
    ///
    /// @return whether routing-service said anything to it
    boolean run() {
        node.live().open(asking.call(), asking.endpoint());
        Map<String, String> last = Map.of();
        int attempt = 1;
        for (boolean goesOn = true; goesOn && attempt <= MOST_ATTEMPTS; attempt++) {
            Map<String, String> question = asking.question(attempt);
            question.putAll(last);
            if (dice.percent(2)) {
                askTooLate(question);
                break;
            }
            Optional<Ending> ending = attempt(question, attempt);
            goesOn = ending.isPresent() && !ending.get().callerGone() && !asking.once();
            last = goesOn ? how(ending.get()) : last;
        }
        end();
        return heard;
    }

    /// The caller hangs up while the question is under way, and it is heard at any time after that.
    private void askTooLate(Map<String, String> question) {
        node.tally().count("questions that arrive after the caller is gone");
        held = null;
        Duration delay = dice.percent(50) ? dice.millis(0, 50) : dice.millis(50, 6_000);
        node.grapevine().after(delay, () -> {
            var _ = node.dialplan().next(question);
        });
    }

    /// @return how it ended, empty when nobody was dialled
    private Optional<Ending> attempt(Map<String, String> question, int attempt) {
        long asked = System.nanoTime();
        held = null;
        Optional<String> line = node.dialplan().next(question);
        if (line.isEmpty()) {
            node.tally().count("attempts without an answer in time");
            Pause.of(dice.millis(0, 500));
            return Optional.empty();
        }
        heard = true;
        Optional<DialAnswer> dial = DialAnswer.of(line.get());
        if (dial.isEmpty()) {
            node.tally().count("attempts answered " + line.get().replaceFirst("^OVERFLOW.*", "OVERFLOW"));
            return Optional.empty();
        }
        node.tally().count("attempts let through, " + asking.direction());
        return Optional.of(dial(dial.get(), attempt, asked));
    }

    private Ending dial(DialAnswer dial, int number, long asked) {
        boolean inbound = asking.direction().equals("inbound");
        Held attempt = node.ledger()
                .granted(now -> new Held(
                        asking.call(), number, inbound, dial.lease(), dial.endpoint(), dial.ids(), asked, now));
        held = attempt;
        dialled++;
        String channel = node.live().dial(attempt);
        Ending ending = Ending.any(dice);
        Pause.of(dice.millis(0, ending.ringMillis()));
        if (ending.answered()) {
            answered = Instant.now();
            node.ledger().answered(attempt);
            node.tally().count("attempts answered by somebody");
            telling.answered(attempt, channel);
            Pause.of(dice.millis(50, 1_200));
        }
        node.ledger().ended(attempt);
        node.live().hangUp(asking.call(), channel);
        telling.attemptEnded(attempt, channel, ending.dialStatus());
        return ending;
    }

    private Map<String, String> how(Ending ending) {
        Held attempt = held;
        return attempt == null
                ? Map.of()
                : Map.of(
                        "last_lease", attempt.lease().toString(),
                        "last_status", ending.dialStatus(),
                        "last_cause", "" + ending.cause(),
                        "last_sip", ending.sipStatus());
    }

    private void end() {
        node.live().close(asking.call());
        telling.ended(held, answered, dialled);
        node.tally().count("calls " + (heard ? "" : "without any answer, ") + asking.direction());
    }
}
