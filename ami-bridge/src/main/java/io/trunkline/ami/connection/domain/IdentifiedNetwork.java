package io.trunkline.ami.connection.domain;

/// The addresses whose requests belong to an endpoint.
///
/// @param network a CIDR block
public record IdentifiedNetwork(String endpoint, String network) {}
