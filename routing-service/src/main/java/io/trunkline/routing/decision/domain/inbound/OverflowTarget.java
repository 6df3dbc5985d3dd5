package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.parties.Client;
import java.time.Duration;

/// The client that takes what nobody else of a campaign can take; nothing is counted of it.
///
/// @param ringTimeout how long it may ring, 1 to 600 s
public record OverflowTarget(Client client, Duration ringTimeout) {}
