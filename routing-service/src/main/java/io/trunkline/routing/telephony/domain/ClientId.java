package io.trunkline.routing.telephony.domain;

import java.util.UUID;

/// Names a call centre that buys calls.
public record ClientId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
