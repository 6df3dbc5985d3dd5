package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.telephony.ids.CarrierId;

/// The carrier that an inbound call came in from.
///
/// @param status as an operator set it: `active`, `maintenance` or `inactive`
public record InboundCarrier(CarrierId id, String name, String status) {
    /// Whether it may have new calls.
    boolean active() {
        return "active".equals(status);
    }
}
