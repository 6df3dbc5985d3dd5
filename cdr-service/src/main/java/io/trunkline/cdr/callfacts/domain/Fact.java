package io.trunkline.cdr.callfacts.domain;

/// One fact about a call.
public sealed interface Fact permits CallStep, RoutingDecision, CallCompletion {}
