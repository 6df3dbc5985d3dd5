package io.trunkline.provisioning.observedstatus.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change of the state of an endpoint on a node, as the API returns it.
///
/// @param at when the state began, by the node's clock
/// @param aspect `registration` or `contact`
/// @param state `registered`, `unregistered`, `rejected`, `reachable`, `unreachable`, `unknown` or `removed`
/// @param detail an explanation for the operator
/// @param flapping whether the state changed at least 6 times in the 10 minutes until then
public record EndpointEventView(
        Instant at,
        String node,
        String aspect,
        String state,
        @Nullable String detail,
        boolean flapping) {}
