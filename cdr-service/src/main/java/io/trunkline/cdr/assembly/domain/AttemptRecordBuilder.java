package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.Merge;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the attempts of a call's record. An attempt without a channel is known from routing's decision and from
/// its end, which the dialplan reports with the next request.
final class AttemptRecordBuilder {
    private static final int SIP_OK = 200;

    /// "No user responding" (Q.850).
    private static final int NO_RESPONSE = 18;

    /// `PJSIP/<number>@<endpoint>`, or `PJSIP/<endpoint>/<URI>`.
    private static final Pattern DIAL_STRING = Pattern.compile("PJSIP/(?:[^@/]*@)?([a-z0-9-]{1,40})(?:/.*)?");

    private final CallFacts facts;
    private final List<CallStep> steps;
    private final ChannelAttempts channelAttempts;
    private final HangupRules hangupRules;
    private final boolean complete;

    AttemptRecordBuilder(CallFacts facts, List<CallStep> steps, boolean complete) {
        this.facts = facts;
        this.steps = steps;
        this.channelAttempts = new ChannelAttempts(facts, steps);
        this.hangupRules = new HangupRules(steps, channelAttempts);
        this.complete = complete;
    }

    HangupRules hangupRules() {
        return hangupRules;
    }

    List<AttemptRecord> build() {
        var legs = new TreeSet<CallLeg>();
        facts.decisions().stream()
                .filter(RoutingDecision::startsAttempt)
                .map(RoutingDecision::leg)
                .forEach(legs::add);
        steps.stream()
                .filter(step -> step.kind().isAboutAttempt())
                .map(channelAttempts::legOf)
                .forEach(legs::add);
        return legs.stream().map(this::buildOne).toList();
    }

    private AttemptRecord buildOne(CallLeg leg) {
        var own = steps.stream()
                .filter(step -> step.kind().isAboutAttempt()
                        && channelAttempts.legOf(step).equals(leg))
                .toList();
        var decision = facts.decisions().stream()
                .filter(one -> one.startsAttempt() && one.leg().equals(leg))
                .findFirst();
        var reported = previousAttempts().filter(one -> one.leg().equals(leg)).findFirst();
        var end = own.stream()
                .filter(step -> step.kind() == CallStep.Kind.ATTEMPT_ENDED)
                .map(CallStep::end)
                .reduce(AttemptEnd.UNKNOWN, AttemptEnd::or)
                .withCauseOf(reported.map(RoutingDecision.PreviousAttempt::end).orElseGet(() -> endOfCallBy(decision)));
        var answeredAt = answeredAt(own, leg, end);
        var isAnswered = answeredAt != null || "ANSWER".equals(end.dialStatus());
        var isEnded = complete || reported.isPresent() || earliest(own, CallStep.Kind.ATTEMPT_ENDED) != null;
        var recordedEnd = isAnswered ? answeredEnd(end, own) : end.recorded();
        var ringTimes = RingTimes.of(own, isAnswered);
        return new AttemptRecord(
                leg,
                disposition(isAnswered, isEnded, end),
                parties(decision, own),
                decision.map(RoutingDecision::leaseId)
                        .or(() -> firstKnown(own, CallStep::leaseId))
                        .orElse(null),
                channelId(own, reported),
                firstKnown(own, step -> step.channelParty().endpoint())
                        .or(() ->
                                decision.map(RoutingDecision::dialString).flatMap(AttemptRecordBuilder::dialedEndpoint))
                        .orElse(null),
                Merge.first(
                        earliest(own, CallStep.Kind.ATTEMPT_STARTED),
                        decision.map(RoutingDecision::at).orElse(null)),
                earliest(own, CallStep.Kind.RINGING),
                answeredAt,
                Merge.first(earliest(own, CallStep.Kind.ATTEMPT_ENDED), reportedEndAt(leg)),
                ringTimes.postDialDelayMillis(),
                ringTimes.ringMillis(),
                recordedEnd,
                hangupRules.ofAttempt(leg, isAnswered, recordedEnd));
    }

    /// A call by a dial prefix has one attempt, after which the dialplan sends no request. If nothing had responded
    /// until the ring timeout, the node ends the call with the cause that the request would report.
    private AttemptEnd endOfCallBy(Optional<RoutingDecision> decision) {
        var isByPrefix = decision.map(RoutingDecision::direction).equals(Optional.of(Direction.PREFIX));
        return facts.completion()
                .map(CallCompletion::end)
                .filter(end -> isByPrefix && Objects.equals(end.cause(), NO_RESPONSE))
                .map(end -> new AttemptEnd(null, end.cause(), null))
                .orElse(AttemptEnd.UNKNOWN);
    }

    /// An attempt without a channel has the endpoint that routing named.
    private static Optional<String> dialedEndpoint(String dialString) {
        var matcher = DIAL_STRING.matcher(dialString);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// Asterisk reports a SIP status only when one ended the channel. An INVITE is answered by 200 (RFC 3261
    /// §13.3).
    private static AttemptEnd answeredEnd(AttemptEnd end, List<CallStep> own) {
        var isSip = own.stream()
                .map(step -> step.channelParty().channel())
                .anyMatch(channel -> channel != null && channel.startsWith("PJSIP/"));
        return isSip ? end.or(new AttemptEnd(null, null, SIP_OK)) : end;
    }

    /// The answer that was observed. If none was, and nothing else is known of the last attempt, it is the answer
    /// that the end of the call reports.
    private @Nullable Instant answeredAt(List<CallStep> own, CallLeg leg, AttemptEnd end) {
        var observed = earliest(own, CallStep.Kind.ANSWERED);
        if (observed != null || leg.isConnectLeg() || end.isKnown()) {
            return observed;
        }
        var last = facts.decisions().stream()
                .filter(one -> one.startsAttempt() && !one.leg().isConnectLeg())
                .map(RoutingDecision::leg)
                .max(Comparator.naturalOrder());
        var noAnswerObserved = steps.stream().noneMatch(step -> step.kind() == CallStep.Kind.ANSWERED);
        return noAnswerObserved && last.filter(leg::equals).isPresent()
                ? facts.completion().map(CallCompletion::answeredAt).orElse(null)
                : null;
    }

    private static @Nullable Disposition disposition(boolean isAnswered, boolean isEnded, AttemptEnd end) {
        if (isAnswered) {
            return Disposition.ANSWERED;
        }
        return isEnded ? end.outcome().disposition() : null;
    }

    private static Parties parties(Optional<RoutingDecision> decision, List<CallStep> own) {
        return own.stream()
                .map(CallStep::parties)
                .reduce(decision.map(RoutingDecision::parties).orElse(Parties.NONE), Parties::or);
    }

    /// A Local channel is not the attempt's: it appears where Asterisk could not create a channel to the carrier.
    private static @Nullable String channelId(List<CallStep> own, Optional<RoutingDecision.PreviousAttempt> reported) {
        return own.stream()
                .filter(step -> step.channelParty().channel() == null
                        || !step.channelParty().channel().startsWith("Local/"))
                .map(CallStep::channelId)
                .filter(id -> !id.isEmpty())
                .min(Comparator.naturalOrder())
                .or(() -> reported.map(RoutingDecision.PreviousAttempt::channelId))
                .orElse(null);
    }

    private @Nullable Instant reportedEndAt(CallLeg leg) {
        return facts.decisions().stream()
                .filter(one -> one.previous() != null && one.previous().leg().equals(leg))
                .map(RoutingDecision::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<RoutingDecision.PreviousAttempt> previousAttempts() {
        return facts.decisions().stream().map(RoutingDecision::previous).filter(Objects::nonNull);
    }

    private static @Nullable Instant earliest(List<CallStep> steps, CallStep.Kind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(CallStep::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static <T> Optional<T> firstKnown(List<CallStep> steps, Function<CallStep, @Nullable T> field) {
        return steps.stream()
                .map(step -> Optional.ofNullable(field.apply(step)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
