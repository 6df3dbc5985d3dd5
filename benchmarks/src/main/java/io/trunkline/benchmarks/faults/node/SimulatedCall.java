package io.trunkline.benchmarks.faults.node;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.benchmarks.faults.verification.AdmittedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One simulated call, from its first channel to its last. Its reports may be lost, repeated or late; what it
/// records in the verifier is exact.
public final class SimulatedCall {
    private static final int MAX_ATTEMPTS = 6;

    private final SimulatedNode node;
    private final QuestionTemplate questionTemplate;
    private final SeededRandom random;
    private final EndReporter reporter;
    private @Nullable AdmittedAttempt lastAttempt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant endedAt;
    private int dialedAttempts;
    private boolean answerReceived;

    /// The fields of its questions other than the attempt.
    ///
    /// @param direction `inbound`, `outbound` or `prefix`
    /// @param extraFields fields of the direction
    /// @param singleAttempt true for calls through a dial prefix, which have one attempt
    public record QuestionTemplate(
            String call, String direction, String endpoint, Map<String, String> extraFields, boolean singleAttempt) {
        Map<String, String> fieldsFor(int attempt) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("call", call);
            fields.put("attempt", "" + attempt);
            fields.put("direction", direction);
            fields.put("node", BenchEnvironment.NODE);
            fields.put("channel", call);
            fields.put("endpoint", endpoint);
            fields.putAll(extraFields);
            return fields;
        }
    }

    public SimulatedCall(SimulatedNode node, QuestionTemplate template, SeededRandom random) {
        this.node = node;
        this.questionTemplate = template;
        this.random = random;
        this.reporter = new EndReporter(node, template.call(), random);
    }

    /// Runs the call.
    ///
    /// @return whether routing-service answered any question
    public boolean run() {
        node.liveChannels().startCall(questionTemplate.call(), questionTemplate.endpoint());
        Map<String, String> last = Map.of();
        int attempt = 1;
        for (boolean goesOn = true; goesOn && attempt <= MAX_ATTEMPTS; attempt++) {
            Map<String, String> question = questionTemplate.fieldsFor(attempt);
            question.putAll(last);
            if (random.chance(2)) {
                askAfterHangup(question);
                break;
            }
            Optional<AttemptEnd> ending = runAttempt(question, attempt);
            goesOn = ending.isPresent() && !ending.get().isCallerGone() && !questionTemplate.singleAttempt();
            last = goesOn ? previousAttemptFields(ending.get()) : last;
        }
        endCall();
        return answerReceived;
    }

    /// The caller hangs up while the question is pending; the hangup is reported at any time afterwards.
    private void askAfterHangup(Map<String, String> question) {
        node.counters().increment("questions that arrive after the caller is gone");
        lastAttempt = null;
        Duration delay = random.chance(50) ? random.durationMillis(0, 50) : random.durationMillis(50, 6_000);
        node.delivery().runAfter(delay, () -> {
            var _ = node.dialplan().askNext(question);
        });
    }

    /// @return how it ended, empty if no endpoint was dialed
    private Optional<AttemptEnd> runAttempt(Map<String, String> question, int attempt) {
        long asked = System.nanoTime();
        lastAttempt = null;
        Optional<String> line = node.dialplan().askNext(question);
        if (line.isEmpty()) {
            node.counters().increment("attempts without an answer in time");
            Pause.of(random.durationMillis(0, 500));
            return Optional.empty();
        }
        answerReceived = true;
        Optional<DialAnswer> dial = DialAnswer.parse(line.get());
        if (dial.isEmpty()) {
            node.counters().increment("attempts answered " + line.get().replaceFirst("^OVERFLOW.*", "OVERFLOW"));
            return Optional.empty();
        }
        node.counters().increment("attempts admitted, " + questionTemplate.direction());
        return Optional.of(dial(dial.get(), attempt, asked));
    }

    private AttemptEnd dial(DialAnswer dial, int number, long asked) {
        boolean inbound = questionTemplate.direction().equals("inbound");
        AdmittedAttempt attempt = node.verifier()
                .recordGrant(now -> new AdmittedAttempt(
                        questionTemplate.call(),
                        number,
                        inbound,
                        dial.lease(),
                        dial.endpoint(),
                        dial.ids(),
                        asked,
                        now));
        lastAttempt = attempt;
        dialedAttempts++;
        String channel = node.liveChannels().addDialedChannel(attempt);
        AttemptEnd ending = AttemptEnd.random(random);
        Pause.of(random.durationMillis(0, ending.maxRingMillis()));
        if (ending.isAnswered()) {
            Instant answered = now();
            answeredAt = answered;
            node.verifier().recordAnswer(attempt);
            node.counters().increment("calls answered");
            reporter.reportAnswer(attempt, channel, answered);
            Pause.of(random.durationMillis(50, 1_200));
        }
        Instant ended = now();
        endedAt = ended;
        node.verifier().recordEnd(attempt, talkTime(ending, ended));
        node.liveChannels().hangUp(questionTemplate.call(), channel);
        reporter.reportAttemptEnd(attempt, channel, ending.dialStatus(), ended);
        return ending;
    }

    private Duration talkTime(AttemptEnd ending, Instant ended) {
        Instant answered = answeredAt;
        return ending.isAnswered() && answered != null ? Duration.between(answered, ended) : Duration.ZERO;
    }

    /// As precise as in events.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private Map<String, String> previousAttemptFields(AttemptEnd ending) {
        AdmittedAttempt attempt = lastAttempt;
        return attempt == null
                ? Map.of()
                : Map.of(
                        "last_lease", attempt.lease().toString(),
                        "last_status", ending.dialStatus(),
                        "last_cause", "" + ending.cause(),
                        "last_sip", ending.sipStatus());
    }

    private void endCall() {
        node.liveChannels().endCall(questionTemplate.call());
        Instant ended = endedAt;
        reporter.reportCallEnd(lastAttempt, answeredAt, ended == null ? now() : ended, dialedAttempts);
        node.counters()
                .increment("calls " + (answerReceived ? "" : "without any answer, ") + questionTemplate.direction());
    }
}
