package io.trunkline.cdr.callrecords;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.cdr.callrecords.CallRecordView.NamedParty;
import io.trunkline.events.calls.LegNumbers;
import io.trunkline.telephony.WireName;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call record with its attempts and the decisions of routing.
record DetailedCallRecordView(
        @JsonUnwrapped CallRecordView call, List<AttemptView> attempts, List<DecisionView> decisions) {

    static DetailedCallRecordView of(DetailedCallRecord record, CurrentUser user) {
        var reasonHeaders = record.reasonHeaders();
        return new DetailedCallRecordView(
                CallRecordView.of(record.row(), user.isPlatformUser()),
                record.attempts().stream()
                        .map(attempt -> AttemptView.of(attempt, reasonHeaders))
                        .toList(),
                record.decisions().stream()
                        .map(decision -> DecisionView.of(decision, user))
                        .toList());
    }

    /// One attempt to reach a carrier or a client, or one connect leg.
    ///
    /// @param attempt number of the attempt, from 1; null for a connect leg
    /// @param connectLeg number of the connect leg, from 1; null for an attempt
    /// @param disposition null while it is in progress
    /// @param channelId Asterisk's Uniqueid; null when no channel was created
    /// @param endpoint of the carrier or client in Asterisk; null when unknown
    /// @param ringingAt first ringing or early media
    /// @param talkSeconds from answer to end, seconds with decimals; 0 when not answered, and until the end
    /// @param postDialDelaySeconds from dialing to `ringingAt`, seconds with decimals; null when either is unknown
    /// @param ringSeconds from `ringingAt` to the answer, or else to the end; null when either is unknown
    /// @param hungUpBy who ended it: `caller`, `callee` or `platform`; null when unknown or unreached
    /// @param reasonHeaders the Reason headers (RFC 3326) of the response that refused it; empty when unknown
    record AttemptView(
            @Nullable Integer attempt,
            @Nullable Integer connectLeg,
            @Nullable String disposition,
            @Nullable NamedParty client,
            @Nullable NamedParty carrier,
            @Nullable NamedParty did,
            @Nullable UUID leaseId,
            @Nullable String channelId,
            @Nullable String endpoint,
            @Nullable Instant startedAt,
            @Nullable Instant ringingAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            double talkSeconds,
            @Nullable Double postDialDelaySeconds,
            @Nullable Double ringSeconds,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable String hungUpBy,
            @Nullable String dialStatus,
            List<String> reasonHeaders) {

        static AttemptView of(DetailedCallRecord.NamedAttempt attempt, Map<String, List<String>> reasonHeaders) {
            var record = attempt.record();
            return new AttemptView(
                    LegNumbers.attempt(record.leg()),
                    LegNumbers.connectLeg(record.leg()),
                    CallRecordView.wireName(record.disposition()),
                    NamedParty.of(record.parties().client(), attempt.names().client()),
                    NamedParty.of(record.parties().carrier(), attempt.names().carrier()),
                    NamedParty.of(record.parties().did(), attempt.names().did()),
                    record.leaseId() == null ? null : record.leaseId().value(),
                    record.channelId(),
                    record.endpoint(),
                    record.startedAt(),
                    record.ringingAt(),
                    record.answeredAt(),
                    record.endedAt(),
                    record.talkMillis() / 1_000.0,
                    CallRecordView.seconds(record.postDialDelayMillis()),
                    CallRecordView.seconds(record.ringMillis()),
                    record.end().cause(),
                    record.end().sipStatus(),
                    CallRecordView.wireName(record.hungUpBy()),
                    record.end().dialStatus(),
                    record.channelId() == null ? List.of() : reasonHeaders.getOrDefault(record.channelId(), List.of()));
        }
    }

    /// What routing answered for an attempt.
    ///
    /// @param attempt number of the attempt, from 1; null for a connect leg
    /// @param connectLeg number of the connect leg, from 1; null for an attempt
    /// @param answer `dial`, `overflow` or `stop`
    /// @param dialString null for a seller: it contains host names
    /// @param tookMillis how long the decision took, milliseconds with decimals
    /// @param trace the candidates in the order considered; for a seller without the checks of
    ///     carriers, and without carriers that are not offered to its tenant
    record DecisionView(
            @Nullable Integer attempt,
            @Nullable Integer connectLeg,
            Instant at,
            String answer,
            @Nullable String reason,
            @Nullable Integer stopCause,
            @Nullable String dialString,
            @Nullable Integer ringTimeoutSeconds,
            @Nullable String callerId,
            double tookMillis,
            List<RoutingDecision.Candidate> trace) {

        static DecisionView of(RoutingDecision decision, CurrentUser user) {
            return new DecisionView(
                    LegNumbers.attempt(decision.leg()),
                    LegNumbers.connectLeg(decision.leg()),
                    decision.at(),
                    WireName.of(decision.answer()),
                    decision.reason(),
                    decision.stopCause(),
                    user.isPlatformUser() ? decision.dialString() : null,
                    decision.ringTimeoutSeconds(),
                    decision.callerId(),
                    decision.tookMillis(),
                    decision.trace().stream()
                            .filter(candidate -> user.isPlatformUser() || !candidate.isCarrierNotOffered())
                            .map(candidate -> visibleTo(candidate, user))
                            .toList());
        }

        private static RoutingDecision.Candidate visibleTo(RoutingDecision.Candidate candidate, CurrentUser user) {
            return user.isPlatformUser() || !candidate.kind().equals("carrier")
                    ? candidate
                    : new RoutingDecision.Candidate(
                            candidate.kind(), candidate.id(), candidate.name(), List.of(), candidate.chosen());
        }
    }
}
