package io.trunkline.routing.telephony.domain;

import java.util.UUID;

/// Names the settings between one campaign and one client.
public record LinkId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
