package io.trunkline.benchmarks.powerloss;

/// A call that must have exactly one record.
///
/// @param key      the value that only its record has: the call id of a placed call, the caller of an inbound call
/// @param isPlaced whether the key is a call id
/// @param answered whether it was answered and ended before the power failed, so that its record must be `answered`
public record ExpectedCall(String key, boolean isPlaced, boolean answered) {}
