package io.trunkline.provisioning.clients.domain;

import java.util.UUID;

/// A client, for as long as it exists and after.
public record ClientId(UUID value) {}
