package io.trunkline.cdr.callfacts.domain;

/// Something told of a call.
public sealed interface Fact permits CallStep, RoutingDecision, CallCompletion {}
