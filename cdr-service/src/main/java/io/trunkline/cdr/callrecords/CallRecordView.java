package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callfacts.domain.Direction;
import io.trunkline.cdr.dispositions.domain.Disposition;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call record as the API shows it.
///
/// @param revision from 1; grows when something is learned after the end; 0 while the call goes on
/// @param direction `inbound`, `outbound` or `prefix`
/// @param disposition `answered`, `busy`, `no-answer`, `rejected`, `failed`, `congestion`, `canceled` or `unrouted`
/// @param linkId the campaign-to-client settings that were used
/// @param from the caller's number
/// @param number called
/// @param callerId what the callee saw
/// @param node the Asterisk server
/// @param talkSeconds from answer to end, seconds with decimals
/// @param cause Q.850 cause of the attempt that decided
/// @param sipStatus SIP status of the attempt that decided
/// @param reason why nobody (more) was dialled, a permanent code
/// @param reference what the originator asked to be kept
record CallRecordView(
        String callId,
        long revision,
        boolean complete,
        @Nullable String direction,
        @Nullable String disposition,
        @Nullable NamedParty tenant,
        @Nullable NamedParty campaign,
        @Nullable UUID linkId,
        @Nullable NamedParty client,
        @Nullable NamedParty carrier,
        @Nullable NamedParty did,
        @Nullable String from,
        @Nullable String number,
        @Nullable String callerId,
        String node,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        double talkSeconds,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String reason,
        Map<String, String> reference) {

    /// Something the call refers to.
    ///
    /// @param name its latest; the number itself for a DID; null if it was never heard
    record NamedParty(UUID id, @Nullable String name) {
        static @Nullable NamedParty of(@Nullable UUID id, @Nullable String name) {
            return id == null ? null : new NamedParty(id, name);
        }
    }

    static CallRecordView of(CallRecordRow row) {
        var ids = row.ids();
        var names = row.partyNames();
        return new CallRecordView(
                row.callId().value(),
                row.revision(),
                row.revision() > 0,
                wireName(row.direction()),
                wireName(row.disposition()),
                NamedParty.of(ids.tenantId(), names.tenant()),
                NamedParty.of(ids.campaignId(), names.campaign()),
                ids.linkId(),
                NamedParty.of(ids.clientId(), names.client()),
                NamedParty.of(ids.carrierId(), names.carrier()),
                NamedParty.of(ids.didId(), names.did()),
                row.callerNumber(),
                row.calledNumber(),
                row.callerId(),
                row.node(),
                row.startedAt(),
                row.answeredAt(),
                row.endedAt(),
                row.talkMillis() / 1_000.0,
                row.cause(),
                row.sipStatus(),
                row.reason(),
                row.reference());
    }

    static @Nullable String wireName(@Nullable Direction direction) {
        return direction == null ? null : direction.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String wireName(@Nullable Disposition disposition) {
        return disposition == null ? null : disposition.wireName();
    }
}
