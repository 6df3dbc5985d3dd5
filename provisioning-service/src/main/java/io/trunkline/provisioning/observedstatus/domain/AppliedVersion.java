package io.trunkline.provisioning.observedstatus.domain;

import java.time.Instant;

/// The version of an entity that is in a realtime database, and since when.
public record AppliedVersion(long version, Instant at) {}
