package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.telephony.ids.CarrierId;
import java.util.Set;

/// Which carriers a call may use.
///
/// @param ofPlatform whether the call belongs to no tenant; it may use all carriers
/// @param toTenant   the carriers that are offered to some tenants, including the tenant of the call
public record CarrierOffers(boolean ofPlatform, Set<CarrierId> toTenant) {
    /// Those of a call that belongs to no tenant.
    public static final CarrierOffers OF_PLATFORM = new CarrierOffers(true, Set.of());

    public CarrierOffers {
        toTenant = Set.copyOf(toTenant);
    }

    public static CarrierOffers ofTenant(Set<CarrierId> offered) {
        return new CarrierOffers(false, offered);
    }

    public boolean include(Carrier carrier) {
        return ofPlatform || carrier.offeredToAll() || toTenant.contains(carrier.id());
    }
}
