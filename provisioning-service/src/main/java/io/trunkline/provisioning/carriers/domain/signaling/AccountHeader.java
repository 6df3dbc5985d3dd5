package io.trunkline.provisioning.carriers.domain.signaling;

/// A header with which a provider marks the calls of an account, so that several accounts can be at one address.
///
/// @param name such as `X-Account`
/// @param value as it is in the calls of this carrier
public record AccountHeader(String name, String value) {}
