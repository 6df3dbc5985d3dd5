package io.trunkline.realtime.registrations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.realtime.registrations.*`.
///
/// @param takeoverAfter a node without a snapshot for this long loses its registrations, if another node has
///     answered for as long; several snapshot intervals of routing-service
/// @param checkInterval between checks for registrations without a reachable node
@ConfigurationProperties("trunkline.realtime.registrations")
record RegistrationSettings(Duration takeoverAfter, Duration checkInterval) {}
