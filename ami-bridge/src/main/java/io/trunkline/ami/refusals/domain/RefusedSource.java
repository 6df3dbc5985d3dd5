package io.trunkline.ami.refusals.domain;

import io.trunkline.ami.connection.domain.RefusalReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address whose requests a node refused for one reason.
///
/// @param account the user that the latest request named, which can be any text
/// @param requests how many were refused since `firstAt`
/// @param nearEndpointId the carrier or client with the nearest addresses; null if there is none near
public record RefusedSource(
        UUID id,
        String node,
        String address,
        RefusalReason reason,
        String account,
        long requests,
        Instant firstAt,
        Instant lastAt,
        @Nullable String nearEndpointId) {}
