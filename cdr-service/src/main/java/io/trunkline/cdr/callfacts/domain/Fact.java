package io.trunkline.cdr.calls.domain;

/// Something told of a call.
public sealed interface Fact permits Step, Decision, Completion {}
