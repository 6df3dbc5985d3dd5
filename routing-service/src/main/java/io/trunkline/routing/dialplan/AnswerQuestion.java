package io.trunkline.routing.dialplan;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.admission.AdmissionQueue;
import io.trunkline.routing.admission.AdmissionQueue.AttemptAnswer;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.Answered;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.dialplan.domain.AnswerLine;
import io.trunkline.routing.dialplan.domain.EndReportForm;
import io.trunkline.routing.dialplan.domain.FormBody;
import io.trunkline.routing.dialplan.domain.QuestionForm;
import io.trunkline.routing.dialplan.domain.QuestionForm.Parsed;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.WithheldCallers;
import io.trunkline.web.requests.LogFields;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads a dialplan request from its form body, and answers it with one line.
@Component
class AnswerQuestion {
    private static final Logger log = LoggerFactory.getLogger(AnswerQuestion.class);

    private static final Answer MALFORMED = new Answer.Stop(StopReason.QUESTION_MALFORMED);

    private final AdmissionQueue admissionQueue;
    private final Readiness readiness;
    private final Outbox outbox;
    private final WithheldCallers withheldCallers;
    private final Clock clock;
    private final MeterRegistry meters;

    AnswerQuestion(
            AdmissionQueue admissionQueue,
            Readiness readiness,
            Outbox outbox,
            WithheldCallers withheldCallers,
            Clock clock,
            MeterRegistry meters) {
        this.admissionQueue = admissionQueue;
        this.readiness = readiness;
        this.outbox = outbox;
        this.withheldCallers = withheldCallers;
        this.clock = clock;
        this.meters = meters;
    }

    Mono<Optional<String>> next(String body) {
        Timer.Sample sample = Timer.start(meters);
        return switch (QuestionForm.parse(FormBody.parse(body).orElse(Map.of()), withheldCallers)) {
            case Parsed.Valid(var question) ->
                admissionQueue
                        .admit(question, readiness.isCaughtUp())
                        .map(AnswerQuestion::requireConclusive)
                        .doOnNext(given -> measure(sample, given.answer()))
                        .map(given -> AnswerLine.of(given.answer(), given.lease(), given.parties()))
                        .map(line -> Optional.of(line.value()));
            case Parsed.Malformed(var field, var call) ->
                malformed(field, call)
                        .doOnSuccess(_ -> measure(sample, MALFORMED))
                        .thenReturn(Optional.of(AnswerLine.of(MALFORMED, Optional.empty(), Parties.NONE)
                                .value()));
        };
    }

    Mono<Optional<String>> ended(String body) {
        return EndReportForm.parse(FormBody.parse(body).orElse(Map.of()))
                .map(end -> admissionQueue.apply(List.of(hungUp(end))).thenReturn(Optional.<String>empty()))
                .orElseGet(() -> Mono.error(new MalformedEndReportException()));
    }

    private static AdmissionCommand hungUp(EndReportForm end) {
        return new AdmissionCommand.HungUp(
                end.call().value(), end.call().node(), end.attempt(), Answered.fromDialStatus(end.dialStatus()));
    }

    /// Refuses a malformed question, whether or not its event can be stored.
    private Mono<Void> malformed(String field, Optional<CallId> call) {
        return Mono.deferContextual(context -> {
            String callId = call.map(CallId::value).orElse(null);
            LogFields.add(log.atWarn(), callId, context)
                    .log("Malformed dialplan request: field {}, call {}", field, callId == null ? "?" : callId);
            return Mono.justOrEmpty(call)
                    .flatMap(id -> outbox.append(MalformedQuestionEvents.routed(id, clock.instant())))
                    .onErrorResume(DataAccessException.class, _ -> Mono.empty());
        });
    }

    private static AttemptAnswer requireConclusive(AttemptAnswer given) {
        if (!given.conclusive()) {
            throw new NotReadyException();
        }
        return given;
    }

    private void measure(Timer.Sample sample, Answer answer) {
        String kind = switch (answer) {
            case Answer.Dial _ -> "dial";
            case Answer.Overflow _ -> "overflow";
            case Answer.Stop _ -> "stop";
        };
        var _ = sample.stop(meters.timer("trunkline.dialplan.answers", "answer", kind));
    }
}
