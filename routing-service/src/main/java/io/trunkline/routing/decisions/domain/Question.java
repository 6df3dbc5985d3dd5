package io.trunkline.routing.decisions.domain;

import java.util.Optional;

/// What the dialplan asks before each Dial.
///
/// @param attempt  from 1; the connect leg of a call that we placed counts from 101
/// @param node     systemname of the Asterisk that asks
/// @param channel  Uniqueid of the channel that asks; may be empty
/// @param endpoint the endpoint that the call came in by
/// @param number   as dialled: `+` and digits; may be empty with `connect`
/// @param from     the caller's number: `+` and digits; may be empty
/// @param carrier  endpoint of the static block that asks, with `prefix`
/// @param client   the client asked for, with `connect`
/// @param last     how the attempt before this one ended; empty at the first
public record Question(
        CallId call,
        int attempt,
        Direction direction,
        String node,
        String channel,
        Optional<EndpointId> endpoint,
        String number,
        String from,
        Optional<CampaignId> campaign,
        Optional<EndpointId> carrier,
        Optional<String> prefix,
        Optional<ClientId> client,
        Optional<LastAttempt> last) {}
