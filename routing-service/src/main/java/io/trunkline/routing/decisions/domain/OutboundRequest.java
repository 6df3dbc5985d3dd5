package io.trunkline.routing.decisions.domain;

import java.util.Optional;

/// A call that is placed, as its originator asked for it.
///
/// @param asDialled as written by the originator, `+` and digits
/// @param shown     the number to show, once chosen
/// @param ordered   it is ordered from us, and what it takes of its tenant and its number is taken with the order
public record OutboundRequest(
        Optional<PhoneNumber> to,
        String asDialled,
        Optional<TenantId> tenant,
        Optional<CampaignId> campaign,
        Optional<CarrierId> carrier,
        Optional<String> prefix,
        Optional<DidId> shown,
        boolean ordered) {}
