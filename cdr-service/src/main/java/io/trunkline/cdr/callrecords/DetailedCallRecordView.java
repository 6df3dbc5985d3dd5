package io.trunkline.cdr.callrecords;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.cdr.callrecords.CallRecordView.NamedParty;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call record with its attempts and with what routing decided and why.
record DetailedCallRecordView(
        @JsonUnwrapped CallRecordView call, List<AttemptView> attempts, List<DecisionView> decisions) {

    static DetailedCallRecordView of(DetailedCallRecord whole, CurrentUser caller) {
        return new DetailedCallRecordView(
                CallRecordView.of(whole.row()),
                whole.attempts().stream().map(AttemptView::of).toList(),
                whole.decisions().stream()
                        .map(decision -> DecisionView.of(decision, caller))
                        .toList());
    }

    /// One try to reach somebody.
    ///
    /// @param attempt from 1; from 101 for what an answered call was joined to
    /// @param disposition null while it goes on
    /// @param channelId Asterisk's Uniqueid; null when no channel came to be
    record AttemptView(
            int attempt,
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
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable String dialStatus) {

        static AttemptView of(DetailedCallRecord.NamedAttempt attempt) {
            var record = attempt.record();
            return new AttemptView(
                    record.attempt(),
                    CallRecordView.wireName(record.disposition()),
                    NamedParty.of(record.ids().clientId(), attempt.names().client()),
                    NamedParty.of(record.ids().carrierId(), attempt.names().carrier()),
                    NamedParty.of(record.ids().didId(), attempt.names().did()),
                    record.leaseId(),
                    record.channelId(),
                    record.endpoint(),
                    record.startedAt(),
                    record.ringingAt(),
                    record.answeredAt(),
                    record.endedAt(),
                    record.hangupCodes().cause(),
                    record.hangupCodes().sipStatus(),
                    record.hangupCodes().dialStatus());
        }
    }

    /// What routing answered when it was asked for an attempt.
    ///
    /// @param answer `dial`, `overflow` or `stop`
    /// @param dialString shown to the platform's people only: it names hosts
    /// @param tookMillis how long routing took, milliseconds with decimals
    /// @param trace each candidate in the order looked at; a carrier's checks are for the platform's people
    record DecisionView(
            int attempt,
            Instant at,
            String answer,
            @Nullable String reason,
            @Nullable Integer stopCause,
            @Nullable String dialString,
            @Nullable Integer ringTimeoutSeconds,
            @Nullable String callerId,
            double tookMillis,
            List<RoutingDecision.Candidate> trace) {

        static DecisionView of(RoutingDecision decision, CurrentUser caller) {
            return new DecisionView(
                    decision.attempt(),
                    decision.at(),
                    decision.choice().name().toLowerCase(Locale.ROOT),
                    decision.reason(),
                    decision.stopCause(),
                    caller.isPlatformUser() ? decision.dialString() : null,
                    decision.ringSeconds(),
                    decision.numberShown(),
                    decision.micros() / 1_000.0,
                    decision.trace().stream()
                            .map(candidate -> visibleTo(candidate, caller))
                            .toList());
        }

        private static RoutingDecision.Candidate visibleTo(RoutingDecision.Candidate candidate, CurrentUser caller) {
            return caller.isPlatformUser() || !candidate.kind().equals("carrier")
                    ? candidate
                    : new RoutingDecision.Candidate(
                            candidate.kind(), candidate.id(), candidate.name(), List.of(), candidate.chosen());
        }
    }
}
