package io.trunkline.cdr.callrecords;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The filters of a list of call records. An empty field does not filter. A record matches if it has one of the
/// values of each list.
///
/// @param tenantId a seller's own tenant, or the one that an admin or staff asks for
/// @param from earliest start of the call, inclusive
/// @param to latest start of the call, exclusive
/// @param number of the called number or the caller's
/// @param countries of the called number, ISO 3166-1
/// @param nodes systemnames of Asterisk nodes
/// @param minTalkSeconds the shortest talk time
/// @param reference one entry of the call's reference
/// @param tag one of the call's tags
/// @param complete false for calls in progress
record CallRecordFilter(
        Optional<UUID> tenantId,
        Optional<Instant> from,
        Optional<Instant> to,
        List<Direction> directions,
        List<Disposition> dispositions,
        List<UUID> campaignIds,
        List<UUID> clientIds,
        List<UUID> carrierIds,
        List<UUID> didIds,
        List<String> countries,
        List<String> nodes,
        List<String> reasons,
        Optional<NumberFilter> number,
        Optional<BigDecimal> minTalkSeconds,
        Optional<CallId> callId,
        Optional<Map<String, String>> reference,
        Optional<Map<String, String>> tag,
        boolean complete) {
    /// Digits of a number.
    ///
    /// @param match where in the number they are
    record NumberFilter(String digits, Match match) {
        enum Match {
            WHOLE,
            BEGINNING,
            END,
            ANYWHERE
        }
    }
}
