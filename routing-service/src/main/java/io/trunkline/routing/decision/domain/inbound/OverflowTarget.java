package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.parties.Client;
import java.time.Duration;

/// The client that gets calls when no client of the campaign is available. Its calls are not counted.
///
/// @param ringTimeout 1 to 600 s
public record OverflowTarget(Client client, Duration ringTimeout) {}
