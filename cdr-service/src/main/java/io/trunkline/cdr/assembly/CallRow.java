package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.telephony.outcomes.Disposition;
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
        @Nullable String callerId,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        long talkMillis,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String reason,
        Map<String, String> reference) {

    static CallRow of(CallState.UpdatedCall updated) {
        var record = updated.record();
        var parties = record.parties();
        return new CallRow(
                CallMonth.of(record.callId()),
                record.callId().value(),
                updated.state().revision(),
                record.direction().name(),
                dispositionName(record.disposition()),
                PartyIdsMapper.uuid(parties.tenant()),
                PartyIdsMapper.uuid(parties.campaign()),
                PartyIdsMapper.uuid(parties.link()),
                PartyIdsMapper.uuid(parties.client()),
                PartyIdsMapper.uuid(parties.carrier()),
                PartyIdsMapper.uuid(parties.did()),
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

    /// The facts of a call, whose JSON has names in camel case.
    record FactsRow(LocalDate month, String callId, CallFacts facts) {
        static FactsRow of(CallState.UpdatedCall updated) {
            var state = updated.state();
            return new FactsRow(CallMonth.of(state.callId()), state.callId().value(), state.knownFacts());
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

        static Stream<AttemptRow> of(CallState.UpdatedCall updated) {
            var callId = updated.record().callId();
            return updated.record().attempts().stream()
                    .map(one -> new AttemptRow(
                            CallMonth.of(callId),
                            callId.value(),
                            one.leg().code(),
                            dispositionName(one.disposition()),
                            PartyIdsMapper.uuid(one.parties().tenant()),
                            PartyIdsMapper.uuid(one.parties().campaign()),
                            PartyIdsMapper.uuid(one.parties().link()),
                            PartyIdsMapper.uuid(one.parties().client()),
                            PartyIdsMapper.uuid(one.parties().carrier()),
                            PartyIdsMapper.uuid(one.parties().did()),
                            PartyIdsMapper.uuid(one.leaseId()),
                            one.channelId(),
                            one.endpoint(),
                            one.startedAt(),
                            one.ringingAt(),
                            one.answeredAt(),
                            one.endedAt(),
                            one.end().cause(),
                            one.end().sipStatus(),
                            one.end().dialStatus()));
        }
    }
}
