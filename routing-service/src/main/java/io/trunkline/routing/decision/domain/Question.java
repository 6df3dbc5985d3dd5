package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CampaignId;
import io.trunkline.telephony.ClientId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.EndpointId;
import java.util.Optional;

/// What the dialplan asks before each Dial.
///
/// @param attempt  from 1; the connect leg of a call that we placed counts from 101
/// @param node     systemname of the Asterisk that asks
/// @param channel  Uniqueid of the channel that asks; may be empty
/// @param inboundEndpoint the endpoint that the call came in by
/// @param dialedNumber   as dialled: `+` and digits; may be empty with `connect`
/// @param carrierEndpoint  endpoint of the static block that asks, with `prefix`
/// @param client   the client asked for, with `connect`
/// @param previousAttempt     how the attempt before this one ended; empty at the first
public record Question(
        CallId call,
        int attempt,
        Direction direction,
        String node,
        String channel,
        Optional<EndpointId> inboundEndpoint,
        String dialedNumber,
        CallerIdentity caller,
        Optional<CampaignId> campaign,
        Optional<EndpointId> carrierEndpoint,
        Optional<String> dialPrefix,
        Optional<ClientId> client,
        Optional<PreviousAttempt> previousAttempt) {}
