package io.trunkline.provisioning.carriers.domain;

/// Something an operator should know about a carrier that was saved all the same.
///
/// @param code permanent, such as `carrier.prefix-overlaps`
/// @param message for a person
public record SaveWarning(String code, String message) {}
