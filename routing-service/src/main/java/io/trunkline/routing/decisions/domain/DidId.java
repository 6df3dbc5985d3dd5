package io.trunkline.routing.decisions.domain;

import java.util.UUID;

/// Names a phone number of a tenant.
public record DidId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
