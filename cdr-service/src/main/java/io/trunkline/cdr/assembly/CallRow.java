package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.dispositions.domain.Disposition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A row of the table `calls`; the components are its columns in camel case.
record CallRow(
        LocalDate month,
        String callId,
        long revision,
        String direction,
        @Nullable String disposition,
        @Nullable UUID tenantId,
        @Nullable UUID campaignId,
        @Nullable UUID linkId,
        @Nullable UUID clientId,
        @Nullable UUID carrierId,
        @Nullable UUID didId,
        @Nullable String fromNumber,
        @Nullable String number,
        @Nullable String numberShown,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        long talkMillis,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String reason,
        Map<String, String> reference) {

    static CallRow of(CallState.UpdatedCall learned) {
        var record = learned.record();
        Ids ids = record.ids();
        return new CallRow(
                record.callId().month(),
                record.callId().value(),
                learned.state().revision(),
                record.direction().name(),
                dispositionName(record.disposition()),
                ids.tenantId(),
                ids.campaignId(),
                ids.linkId(),
                ids.clientId(),
                ids.carrierId(),
                ids.didId(),
                record.callerNumber(),
                record.calledNumber(),
                record.callerId(),
                record.startedAt(),
                record.answeredAt(),
                record.endedAt(),
                record.talkMillis(),
                record.hangupCodes().cause(),
                record.hangupCodes().sipStatus(),
                record.reason(),
                record.reference());
    }

    static @Nullable String dispositionName(@Nullable Disposition disposition) {
        return disposition == null ? null : disposition.name();
    }

    /// A call's story beside its row: it keeps its own spelling.
    record FactsRow(LocalDate month, String callId, CallFacts story) {
        static FactsRow of(CallState.UpdatedCall learned) {
            var state = learned.state();
            return new FactsRow(state.callId().month(), state.callId().value(), state.knownFacts());
        }
    }

    /// A row of the table `attempts`.
    record AttemptRow(
            LocalDate month,
            String callId,
            int attempt,
            @Nullable String disposition,
            @Nullable UUID tenantId,
            @Nullable UUID campaignId,
            @Nullable UUID linkId,
            @Nullable UUID clientId,
            @Nullable UUID carrierId,
            @Nullable UUID didId,
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

        static Stream<AttemptRow> of(CallState.UpdatedCall learned) {
            var callId = learned.record().callId();
            return learned.record().attempts().stream()
                    .map(one -> new AttemptRow(
                            callId.month(),
                            callId.value(),
                            one.attempt(),
                            dispositionName(one.disposition()),
                            one.ids().tenantId(),
                            one.ids().campaignId(),
                            one.ids().linkId(),
                            one.ids().clientId(),
                            one.ids().carrierId(),
                            one.ids().didId(),
                            one.leaseId(),
                            one.channelId(),
                            one.endpoint(),
                            one.startedAt(),
                            one.ringingAt(),
                            one.answeredAt(),
                            one.endedAt(),
                            one.hangupCodes().cause(),
                            one.hangupCodes().sipStatus(),
                            one.hangupCodes().dialStatus()));
        }
    }
}
