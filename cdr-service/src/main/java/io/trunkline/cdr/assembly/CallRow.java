package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.partitions.domain.CallMonth;
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
        long version,
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
        @Nullable String assertedNumber,
        @Nullable String number,
        @Nullable String country,
        @Nullable String region,
        @Nullable String callerId,
        String node,
        Instant startedAt,
        @Nullable Instant routedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        long talkMillis,
        @Nullable Long postDialDelayMillis,
        @Nullable Long ringMillis,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String hungUpBy,
        @Nullable String reason,
        @Nullable UUID connectClientId,
        @Nullable String connectContext,
        Map<String, String> reference,
        Map<String, String> tags) {

    static CallRow of(CallState.UpdatedCall updated) {
        var record = updated.record();
        var parties = record.parties();
        var connect = record.connect();
        return new CallRow(
                CallMonth.of(record.callId()),
                record.callId().value(),
                updated.state().version(),
                updated.state().revision(),
                record.direction().name(),
                name(record.disposition()),
                PartyIdsMapper.uuid(parties.tenant()),
                PartyIdsMapper.uuid(parties.campaign()),
                PartyIdsMapper.uuid(parties.link()),
                PartyIdsMapper.uuid(parties.client()),
                PartyIdsMapper.uuid(parties.carrier()),
                PartyIdsMapper.uuid(parties.did()),
                record.callerNumber(),
                record.assertedNumber(),
                record.calledNumber(),
                record.calledPlace().country(),
                record.calledPlace().region(),
                record.callerId(),
                record.callId().node(),
                record.startedAt(),
                record.routedAt(),
                record.ringingAt(),
                record.answeredAt(),
                record.endedAt(),
                record.talkMillis(),
                record.postDialDelayMillis(),
                record.ringMillis(),
                record.hangupCodes().cause(),
                record.hangupCodes().sipStatus(),
                name(record.hungUpBy()),
                record.reason(),
                connect == null ? null : PartyIdsMapper.uuid(connect.client()),
                connect == null ? null : connect.context(),
                record.reference(),
                record.tags());
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /// A row of the table `attempts`, which has those of complete calls.
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
            @Nullable Long postDialDelayMillis,
            @Nullable Long ringMillis,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable String hungUpBy,
            @Nullable String dialStatus) {

        /// None where the record is unchanged or incomplete.
        static Stream<AttemptRow> of(CallState.UpdatedCall updated) {
            if (!updated.revised()) {
                return Stream.empty();
            }
            var callId = updated.record().callId();
            return updated.record().attempts().stream()
                    .map(one -> new AttemptRow(
                            CallMonth.of(callId),
                            callId.value(),
                            one.leg().code(),
                            name(one.disposition()),
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
                            one.postDialDelayMillis(),
                            one.ringMillis(),
                            one.end().cause(),
                            one.end().sipStatus(),
                            name(one.hungUpBy()),
                            one.end().dialStatus()));
        }
    }
}
