package io.trunkline.provisioning.tenants.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requested destinations, not yet validated.
public record DestinationsDraft(
        @Nullable List<String> allowed, @Nullable List<String> barred) {}
