package io.trunkline.cdr.calls;

import io.trunkline.cdr.calls.domain.CallState;
import io.trunkline.cdr.calls.domain.CallStory;
import io.trunkline.cdr.calls.domain.Disposition;
import io.trunkline.cdr.calls.domain.Ids;
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

    static CallRow of(CallState.Learned learned) {
        var record = learned.record();
        Ids ids = record.ids();
        return new CallRow(
                record.callId().month(),
                record.callId().value(),
                learned.state().revision(),
                record.direction().name(),
                name(record.disposition()),
                ids.tenantId(),
                ids.campaignId(),
                ids.linkId(),
                ids.clientId(),
                ids.carrierId(),
                ids.didId(),
                record.from(),
                record.number(),
                record.numberShown(),
                record.startedAt(),
                record.answeredAt(),
                record.endedAt(),
                record.talkMillis(),
                record.outcome().cause(),
                record.outcome().sipStatus(),
                record.reason(),
                record.reference());
    }

    static @Nullable String name(@Nullable Disposition disposition) {
        return disposition == null ? null : disposition.name();
    }

    /// A call's story beside its row: it keeps its own spelling.
    record StoryRow(LocalDate month, String callId, CallStory story) {
        static StoryRow of(CallState.Learned learned) {
            var state = learned.state();
            return new StoryRow(state.callId().month(), state.callId().value(), state.story());
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

        static Stream<AttemptRow> of(CallState.Learned learned) {
            var callId = learned.record().callId();
            return learned.record().attempts().stream()
                    .map(one -> new AttemptRow(
                            callId.month(),
                            callId.value(),
                            one.attempt(),
                            name(one.disposition()),
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
                            one.outcome().cause(),
                            one.outcome().sipStatus(),
                            one.outcome().dialStatus()));
        }
    }
}
