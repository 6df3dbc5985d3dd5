package io.trunkline.routing.decisions.domain;

import java.time.Duration;

/// The client that takes what nobody else of a campaign can take; nothing is counted of it.
///
/// @param ring how long it may ring, 1 to 600 s
public record Overflow(Client client, Duration ring) {}
