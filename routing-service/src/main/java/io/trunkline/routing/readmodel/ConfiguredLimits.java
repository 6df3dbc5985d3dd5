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

/// The limits of entities that other services own. Only those of clients have windows for which the time
/// zone matters.
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
        CapKey key = new CapKey(CapKind.CLIENT, client.clientId());
        ClientChanged.Rules rules = client.rules();
        return rules == null
                ? new LimitedCap(key, Limits.ofConcurrent(client.maxConcurrency()), ANY_ZONE)
                : new LimitedCap(key, limits(client, rules), ZoneId.of(rules.timeZone()));
    }

    private static Limits limits(ClientChanged client, ClientChanged.Rules rules) {
        return new Limits(
                client.maxConcurrency(),
                rules.totalCallsAllowed(),
                rules.dailyCap(),
                null,
                null,
                rules.weeklyCap(),
                rules.monthlyCap());
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
