package io.trunkline.cdr.callrecords;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The filters of a list of call records. An empty field does not filter.
///
/// @param tenantId a seller's own tenant, or the one that an admin or staff asks for
/// @param from earliest start of the call, inclusive
/// @param to latest start of the call, exclusive
/// @param number the called number or the caller's, digits only
/// @param reference one entry of the call's reference
/// @param complete false for calls in progress
record CallRecordFilter(
        Optional<UUID> tenantId,
        Optional<Instant> from,
        Optional<Instant> to,
        List<Direction> directions,
        List<Disposition> dispositions,
        Optional<UUID> campaignId,
        Optional<UUID> clientId,
        Optional<UUID> carrierId,
        Optional<UUID> didId,
        Optional<String> number,
        Optional<CallId> callId,
        Optional<Map<String, String>> reference,
        boolean complete) {}
