package io.trunkline.routing.readmodel;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.routing.caps.Caps.LimitedCap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Limits;
import java.time.ZoneId;

/// The limits of entities that other services own. None of them is per day or hour, so the time zone does
/// not matter.
final class ConfiguredLimits {
    private static final ZoneId ANY_ZONE = ZoneId.of("UTC");

    private ConfiguredLimits() {}

    static LimitedCap of(CarrierChanged carrier) {
        return new LimitedCap(
                new CapKey(CapKind.CARRIER, carrier.carrierId()),
                new Limits(carrier.maxChannels(), null, null, null, carrier.maxCallsPerSecond()),
                ANY_ZONE);
    }

    static LimitedCap of(ClientChanged client) {
        return new LimitedCap(
                new CapKey(CapKind.CLIENT, client.clientId()), Limits.ofConcurrent(client.maxConcurrency()), ANY_ZONE);
    }

    static LimitedCap of(TenantChanged tenant) {
        return new LimitedCap(
                new CapKey(CapKind.TENANT, tenant.tenantId()),
                new Limits(null, null, null, null, tenant.maxCallsPerSecond()),
                ANY_ZONE);
    }

    static LimitedCap of(DidChanged did) {
        return new LimitedCap(
                new CapKey(CapKind.DID, did.didId()), new Limits(null, did.maxUsage(), null, null, null), ANY_ZONE);
    }
}
