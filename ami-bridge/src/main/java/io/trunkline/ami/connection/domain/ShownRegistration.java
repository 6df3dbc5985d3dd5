package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.Nullable;

/// What a node knows of one outbound registration.
///
/// @param status as Asterisk reports it: Registered, Unregistered, Rejected, Stopped
/// @param expiresSeconds when it is renewed or, after a failure, tried again; null if the node does not know
public record ShownRegistration(String status, @Nullable Long expiresSeconds) {}
