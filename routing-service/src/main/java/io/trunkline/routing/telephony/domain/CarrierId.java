package io.trunkline.routing.telephony.domain;

import java.util.UUID;

/// Names a provider that calls go out to and come in from.
public record CarrierId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
