package io.trunkline.provisioning.carriers.domain;

import java.util.UUID;

/// A carrier, for as long as it exists and after.
public record CarrierId(UUID value) {}
