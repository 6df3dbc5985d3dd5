package io.trunkline.routing.outages.domain;

/// Whether calls are to go to a carrier or client.
public enum Need {
    /// It is active; a client is also open now for a campaign.
    NOW,
    /// A client that campaigns need, but at another time.
    LATER,
    /// It is not active, or no active campaign has the client.
    NONE
}
