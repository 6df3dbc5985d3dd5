package io.trunkline.routing.admission;

import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.ConnectTo;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.routing.decision.domain.PreviousAttempt;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The event `call.routed` for a decision.
final class CallRoutedEvents {
    private CallRoutedEvents() {}

    static CallRouted routed(
            Question question,
            ResolveQuestions.DecisionWithRecordFields decided,
            @Nullable UUID lease,
            Instant now,
            Duration took) {
        Answer answer = decided.decision().answer();
        CallFact fact = fact(question, lease, decided.decision().parties(), now);
        List<CallRouted.Candidate> trace = decided.decision().trace().stream()
                .map(CallRoutedEvents::candidate)
                .toList();
        AnswerFields said = AnswerFields.of(answer);
        return new CallRouted(
                fact,
                question.direction(),
                said.kind(),
                emptyToNull(question.dialedNumber()),
                emptyToNull(question.caller().digits()),
                said.callerId(),
                said.dialString(),
                said.ringTimeoutSeconds(),
                said.cause(),
                said.reason(),
                question.previousAttempt()
                        .map(last -> previousAttempt(question, last))
                        .orElse(null),
                trace,
                took.toNanos() / 1_000 / 1_000.0,
                decided.record().reference(),
                decided.record().tags().values(),
                emptyToNull(question.caller().assertedDigits()),
                decided.record().connect().flatMap(CallRoutedEvents::connectTo).orElse(null));
    }

    private static Optional<ConnectTo> connectTo(ConnectTarget target) {
        return switch (target) {
            case ConnectTarget.ToClient(var client) -> Optional.of(new ConnectTo(client.value(), null));
            case ConnectTarget.ToContext(var context) -> Optional.of(new ConnectTo(null, context));
            case ConnectTarget.OnHold _ -> Optional.empty();
        };
    }

    /// The fields of the event that depend on the answer.
    private record AnswerFields(
            CallRouted.AnswerKind kind,
            @Nullable String dialString,
            @Nullable Integer ringTimeoutSeconds,
            @Nullable String callerId,
            @Nullable Integer cause,
            @Nullable String reason) {
        static AnswerFields of(Answer answer) {
            return switch (answer) {
                case Answer.Dial(var to, var ring, var shown, var _) ->
                    new AnswerFields(
                            CallRouted.AnswerKind.DIAL,
                            to.value(),
                            Math.toIntExact(ring.toSeconds()),
                            shown.map(PhoneNumber::e164).orElse(null),
                            null,
                            null);
                case Answer.Overflow(var to, var ring) ->
                    new AnswerFields(
                            CallRouted.AnswerKind.OVERFLOW,
                            to.value(),
                            Math.toIntExact(ring.toSeconds()),
                            null,
                            null,
                            null);
                case Answer.Stop(var reason, var cause, var _) ->
                    new AnswerFields(CallRouted.AnswerKind.STOP, null, null, null, cause, reason.code());
            };
        }
    }

    private static CallFact fact(Question question, @Nullable UUID lease, Parties parties, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MICROS);
        return new CallFact(
                eventId(question.call(), question.attempt()),
                time,
                time,
                question.node(),
                null,
                question.call().value(),
                CallLeg.ofCode(question.attempt()),
                lease,
                emptyToNull(question.channel()),
                CallFact.Source.DIALPLAN,
                ids(parties));
    }

    private static PartyIds ids(Parties parties) {
        return new PartyIds(
                parties.tenant() == null ? null : parties.tenant().value(),
                parties.campaign() == null ? null : parties.campaign().value(),
                parties.link() == null ? null : parties.link().value(),
                parties.client() == null ? null : parties.client().value(),
                parties.carrier() == null ? null : parties.carrier().value(),
                parties.did() == null ? null : parties.did().value());
    }

    private static CallRouted.PreviousAttempt previousAttempt(Question question, PreviousAttempt last) {
        return new CallRouted.PreviousAttempt(
                CallLeg.ofCode(question.attempt() - 1),
                emptyToNull(last.dialStatus()),
                last.cause(),
                last.sipStatus() == 0 ? null : last.sipStatus(),
                emptyToNull(last.channel()));
    }

    private static CallRouted.Candidate candidate(TraceEntry step) {
        List<CallRouted.Check> checks = step.checks().stream()
                .map(check -> new CallRouted.Check(check.rule(), check.passed(), emptyToNull(check.detail())))
                .toList();
        return new CallRouted.Candidate(
                step.kind(), uuid(step.id()).orElse(null), emptyToNull(step.name()), checks, step.chosen());
    }

    private static Optional<UUID> uuid(String id) {
        return id.length() == 36 ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    /// The same id for the same attempt, so that a repeated event does not count twice.
    private static UUID eventId(CallId call, int attempt) {
        return UUID.nameUUIDFromBytes((call + "/" + attempt + "/routed").getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
