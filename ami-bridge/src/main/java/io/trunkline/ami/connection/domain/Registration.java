package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.Nullable;

/// The state of an outbound registration with a carrier. AMI's Registry event identifies it by its two URIs only.
///
/// @param endpointId null when the node does not report it
/// @param status as Asterisk reports it: Registered, Unregistered, Rejected, Stopped
public record Registration(@Nullable String endpointId, String clientUri, String serverUri, String status) {}
