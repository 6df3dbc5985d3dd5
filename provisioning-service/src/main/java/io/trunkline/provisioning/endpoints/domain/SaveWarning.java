package io.trunkline.provisioning.endpoints.domain;

/// What an operator should know about a carrier or client that was saved.
///
/// @param code permanent, such as `carrier.prefix-overlaps`
/// @param message an explanation for the operator
public record SaveWarning(String code, String message) {}
