package io.trunkline.provisioning.dialplan.domain;

import java.util.UUID;

/// A dialplan line, for as long as it exists and after.
public record LineId(UUID value) {}
