package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.Nullable;

/// How a registration of ours with a carrier stands. AMI's Registry event names it by its two addresses only.
///
/// @param endpointId null when the node did not say it
/// @param status Asterisk's word: Registered, Unregistered, Rejected, Stopped
public record Registration(@Nullable String endpointId, String clientUri, String serverUri, String status) {}
