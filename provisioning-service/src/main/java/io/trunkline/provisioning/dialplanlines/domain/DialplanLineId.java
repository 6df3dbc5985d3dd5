package io.trunkline.provisioning.dialplanlines.domain;

import java.util.UUID;

/// A dialplan line, for as long as it exists and after.
public record DialplanLineId(UUID value) {}
