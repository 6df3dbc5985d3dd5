package io.trunkline.provisioning.dialplanlines.domain;

import java.util.UUID;

/// Id of a dialplan line.
public record DialplanLineId(UUID value) {}
