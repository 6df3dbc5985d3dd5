package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callfacts.domain.ConnectTarget;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.EntityId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call record as it is stored.
///
/// @param revision 0 while the call is in progress
/// @param direction null for a call whose row was just created
/// @param callerNumber null for a caller who withholds it
/// @param assertedNumber the number that the carrier asserts for such a caller, for the staff of the platform only
/// @param country of the called number, ISO 3166-1
/// @param region of the called number, ISO 3166-2
/// @param connect what the order connects the answered call to
/// @param disposition null while the call is in progress
record CallRecordRow(
        CallId callId,
        long revision,
        @Nullable Direction direction,
        @Nullable Disposition disposition,
        Parties parties,
        PartyNames partyNames,
        @Nullable String callerNumber,
        @Nullable String assertedNumber,
        @Nullable String calledNumber,
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
        @Nullable HangupParty hungUpBy,
        @Nullable String reason,
        @Nullable ConnectTarget connect,
        Map<String, String> reference,
        Map<String, String> tags) {

    /// The names of the parties. Each is null while it is unknown.
    ///
    /// @param connectClient of the client that the order connects the answered call to; null for an attempt
    record PartyNames(
            @Nullable String tenant,
            @Nullable String campaign,
            @Nullable String client,
            @Nullable String carrier,
            @Nullable String did,
            @Nullable String connectClient) {

        /// @param names by id; without those that are unknown
        static PartyNames of(Parties parties, Map<UUID, String> names) {
            return new PartyNames(
                    name(parties.tenant(), names),
                    name(parties.campaign(), names),
                    name(parties.client(), names),
                    name(parties.carrier(), names),
                    name(parties.did(), names),
                    null);
        }

        private static @Nullable String name(@Nullable EntityId<?> id, Map<UUID, String> names) {
            return id == null ? null : names.get(id.value());
        }
    }
}
