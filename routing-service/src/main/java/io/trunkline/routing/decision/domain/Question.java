package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.tags.CallTags;
import java.util.Optional;

/// A dialplan request before a Dial: where does this attempt go?
///
/// @param attempt         code of the attempt or connect leg, see [io.trunkline.telephony.CallLeg]
/// @param node            systemname of the node
/// @param channel         Uniqueid of the calling channel; may be empty
/// @param inboundEndpoint endpoint of the carrier that the call came in from
/// @param dialedNumber    digits with an optional plus sign; may be empty with `connect`
/// @param carrierEndpoint endpoint of the carrier, with `prefix`
/// @param client          the client to connect, with `connect`
/// @param previousAttempt how the previous attempt ended; empty for the first attempt
/// @param tags            of the header that the inbound carrier's configuration names
/// @param account         value of the header that tells carriers at one address apart
public record Question(
        CallId call,
        int attempt,
        Direction direction,
        String node,
        String channel,
        Optional<InboundEndpoint> inboundEndpoint,
        String dialedNumber,
        CallerIdentity caller,
        Optional<CampaignId> campaign,
        Optional<EndpointId> carrierEndpoint,
        Optional<String> dialPrefix,
        Optional<ClientId> client,
        Optional<PreviousAttempt> previousAttempt,
        CallTags tags,
        Optional<String> account) {}
