package io.trunkline.cdr.records;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trunkline.cdr.calls.domain.Decision;
import io.trunkline.cdr.records.RecordView.Named;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call record with its attempts and with what routing decided and why.
record WholeRecordView(@JsonUnwrapped RecordView call, List<AttemptView> attempts, List<DecisionView> decisions) {

    static WholeRecordView of(WholeRecord whole, CurrentUser caller) {
        return new WholeRecordView(
                RecordView.of(whole.row()),
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
            @Nullable Named client,
            @Nullable Named carrier,
            @Nullable Named did,
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

        static AttemptView of(WholeRecord.Attempt attempt) {
            var record = attempt.record();
            return new AttemptView(
                    record.attempt(),
                    RecordView.wireName(record.disposition()),
                    Named.of(record.ids().clientId(), attempt.names().client()),
                    Named.of(record.ids().carrierId(), attempt.names().carrier()),
                    Named.of(record.ids().didId(), attempt.names().did()),
                    record.leaseId(),
                    record.channelId(),
                    record.endpoint(),
                    record.startedAt(),
                    record.ringingAt(),
                    record.answeredAt(),
                    record.endedAt(),
                    record.outcome().cause(),
                    record.outcome().sipStatus(),
                    record.outcome().dialStatus());
        }
    }

    /// What routing answered when it was asked for an attempt.
    ///
    /// @param decision `dial`, `overflow` or `stop`
    /// @param dialString shown to the platform's people only: it names hosts
    /// @param tookMillis how long routing took, milliseconds with decimals
    /// @param trace each candidate in the order looked at; a carrier's checks are for the platform's people
    record DecisionView(
            int attempt,
            Instant at,
            String decision,
            @Nullable String reason,
            @Nullable Integer stopCause,
            @Nullable String dialString,
            @Nullable Integer ringSeconds,
            @Nullable String numberShown,
            double tookMillis,
            List<Decision.Candidate> trace) {

        static DecisionView of(Decision decision, CurrentUser caller) {
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
                            .map(candidate -> shown(candidate, caller))
                            .toList());
        }

        private static Decision.Candidate shown(Decision.Candidate candidate, CurrentUser caller) {
            return caller.isPlatformUser() || !candidate.kind().equals("carrier")
                    ? candidate
                    : new Decision.Candidate(
                            candidate.kind(), candidate.id(), candidate.name(), List.of(), candidate.chosen());
        }
    }
}
