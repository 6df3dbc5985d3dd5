package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callfacts.domain.ConnectTarget;
import io.trunkline.telephony.WireName;
import io.trunkline.telephony.ids.EntityId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call record in the API.
///
/// @param revision from 1, and one more with each later change of the record; 0 while the call is in progress
/// @param direction `inbound`, `outbound` or `prefix`
/// @param disposition `answered`, `busy`, `no-answer`, `rejected`, `failed`, `congestion`, `canceled` or `unrouted`
/// @param linkId the link between the campaign and the client
/// @param from the caller's number; null for a caller who withholds it
/// @param number called number
/// @param country country of the called number, ISO 3166-1; null when unknown
/// @param region region of the called number, ISO 3166-2, such as `US-GA`; null when unknown
/// @param callerId the caller ID that the callee saw
/// @param node systemname of the Asterisk server
/// @param routedAt when routing made its first decision
/// @param ringingAt first ringing or early media of the decisive attempt
/// @param talkSeconds from answer to end, seconds with decimals
/// @param postDialDelaySeconds from dialing to `ringingAt`, seconds with decimals; null when either is unknown
/// @param ringSeconds from `ringingAt` to the answer, or else to the attempt's end; null when either is unknown
/// @param cause Q.850 cause of the decisive attempt
/// @param sipStatus SIP status of the decisive attempt
/// @param hungUpBy who ended the call: `caller`, `callee` or `platform`; null when unknown
/// @param reason why no attempt (or no further one) was made; of an answered call `media-timeout`, `hung-up`, or why it
///     was not connected to a client; a permanent code
/// @param reference what the originator asked to keep with the record
/// @param tags names and values that the originator or the carrier gave the call
/// @param assertedFrom the number that the carrier asserts for a caller who withholds it; null for a seller
/// @param connect what the order connects the answered call to; null for a call that was not placed, or is put on hold
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
        @Nullable String country,
        @Nullable String region,
        @Nullable String callerId,
        String node,
        Instant startedAt,
        @Nullable Instant routedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        double talkSeconds,
        @Nullable Double postDialDelaySeconds,
        @Nullable Double ringSeconds,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String hungUpBy,
        @Nullable String reason,
        Map<String, String> reference,
        Map<String, String> tags,
        @Nullable String assertedFrom,
        @Nullable ConnectView connect) {

    /// A party of the call.
    ///
    /// @param name its current name, or the number of a DID; null while it is unknown
    record NamedParty(UUID id, @Nullable String name) {
        static @Nullable NamedParty of(@Nullable EntityId<?> id, @Nullable String name) {
            return id == null ? null : new NamedParty(id.value(), name);
        }
    }

    /// What the order of a placed call connects the answered call to. One of the two is set.
    ///
    /// @param client dialed as a connect leg
    /// @param context of the node's dialplan
    record ConnectView(
            @Nullable NamedParty client, @Nullable String context) {
        static @Nullable ConnectView of(@Nullable ConnectTarget target, @Nullable String client) {
            return target == null ? null : new ConnectView(NamedParty.of(target.client(), client), target.context());
        }
    }

    /// @param isForStaff whether it is read by an admin or staff
    static CallRecordView of(CallRecordRow row, boolean isForStaff) {
        var parties = row.parties();
        var names = row.partyNames();
        return new CallRecordView(
                row.callId().value(),
                row.revision(),
                row.revision() > 0,
                wireName(row.direction()),
                wireName(row.disposition()),
                NamedParty.of(parties.tenant(), names.tenant()),
                NamedParty.of(parties.campaign(), names.campaign()),
                parties.link() == null ? null : parties.link().value(),
                NamedParty.of(parties.client(), names.client()),
                NamedParty.of(parties.carrier(), names.carrier()),
                NamedParty.of(parties.did(), names.did()),
                row.callerNumber(),
                row.calledNumber(),
                row.country(),
                row.region(),
                row.callerId(),
                row.node(),
                row.startedAt(),
                row.routedAt(),
                row.ringingAt(),
                row.answeredAt(),
                row.endedAt(),
                row.talkMillis() / 1_000.0,
                seconds(row.postDialDelayMillis()),
                seconds(row.ringMillis()),
                row.cause(),
                row.sipStatus(),
                wireName(row.hungUpBy()),
                row.reason(),
                row.reference(),
                row.tags(),
                isForStaff ? row.assertedNumber() : null,
                ConnectView.of(row.connect(), names.connectClient()));
    }

    static @Nullable Double seconds(@Nullable Long millis) {
        return millis == null ? null : millis / 1_000.0;
    }

    static @Nullable String wireName(@Nullable Enum<?> constant) {
        return constant == null ? null : WireName.of(constant);
    }
}
