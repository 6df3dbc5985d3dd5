package io.trunkline.routing.catalogue;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.routing.caps.Caps.Limited;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Limits;
import java.time.ZoneId;

/// The limits that other services' things are heard to have. None of them counts days or hours, so their zone does not
/// matter.
final class HeardLimits {
    private static final ZoneId ANY_ZONE = ZoneId.of("UTC");

    private HeardLimits() {}

    static Limited of(CarrierChanged carrier) {
        return new Limited(
                new CapKey(CapKind.CARRIER, carrier.carrierId()),
                new Limits(carrier.maxChannels(), null, null, null, carrier.maxCallsPerSecond()),
                ANY_ZONE);
    }

    static Limited of(TenantChanged tenant) {
        return new Limited(
                new CapKey(CapKind.TENANT, tenant.tenantId()),
                new Limits(null, null, null, null, tenant.maxCallsPerSecond()),
                ANY_ZONE);
    }

    static Limited of(DidChanged did) {
        return new Limited(
                new CapKey(CapKind.DID, did.didId()), new Limits(null, did.maxUsage(), null, null, null), ANY_ZONE);
    }
}
