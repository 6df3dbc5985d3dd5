package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.cdr.callfacts.domain.Direction;
import io.trunkline.cdr.dispositions.domain.Disposition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Which records are asked for; an empty field asks for all.
///
/// @param tenantId a seller's own, or the one that the platform's people ask for
/// @param from earliest start of the call, inclusive
/// @param to latest start of the call, exclusive
/// @param number digits, with or without a leading plus: called or calling
/// @param reference one entry of what the originator asked to be kept
/// @param complete false asks for calls that still go on
record CallRecordFilter(
        Optional<UUID> tenantId,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Direction> direction,
        Optional<Disposition> disposition,
        Optional<UUID> campaignId,
        Optional<UUID> clientId,
        Optional<UUID> carrierId,
        Optional<UUID> didId,
        Optional<String> number,
        Optional<CallId> callId,
        Map<String, String> reference,
        boolean complete) {}
