package io.trunkline.routing.telephony.domain;

import java.util.UUID;

/// Names one attempt's hold on what it uses.
public record LeaseId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
