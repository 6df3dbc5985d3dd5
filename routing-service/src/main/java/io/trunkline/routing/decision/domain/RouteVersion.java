package io.trunkline.routing.decision.domain;

import java.time.Instant;
import java.util.UUID;

/// The version of the data that routes are read from, at one moment.
///
/// @param id  another one after each change of that data
/// @param now the database's time
public record RouteVersion(UUID id, Instant now) {}
