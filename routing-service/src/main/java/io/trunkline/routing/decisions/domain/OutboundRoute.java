package io.trunkline.routing.decisions.domain;

import java.util.Optional;

/// How a call that we place would leave, and what named its carriers.
///
/// @param prefix the dial prefix, where a prefix named them
public record OutboundRoute(Decision decision, CarrierPool.Source source, Optional<String> prefix) {}
