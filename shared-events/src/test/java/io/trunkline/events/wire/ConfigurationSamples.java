package io.trunkline.events.wire;

import static io.trunkline.events.wire.SampleIds.CARRIER;
import static io.trunkline.events.wire.SampleIds.CLIENT;
import static io.trunkline.events.wire.SampleIds.DID;
import static io.trunkline.events.wire.SampleIds.T;
import static io.trunkline.events.wire.SampleIds.TENANT;
import static io.trunkline.events.wire.SampleIds.id;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Samples of the events about carriers, clients, tenants, numbers and the dialplan.
final class ConfigurationSamples {
    private ConfigurationSamples() {}

    static CarrierChanged carrier() {
        return carrier(3, null, Map.of(), null, List.of(), Sip.NONE);
    }

    private static CarrierChanged carrier(
            long version,
            Integer maxCallsPerSecond,
            Map<String, CarrierChanged.FailoverAction> failover,
            CarrierChanged.OfferedTo offeredTo,
            List<UUID> offeredTenantIds,
            Sip sip) {
        return new CarrierChanged(
                CARRIER,
                version,
                false,
                "borealis",
                "Borealis",
                "custom",
                CarrierChanged.TrunkType.PJSIP,
                CarrierChanged.RegistrationType.REGISTRATION,
                "sip.borealis.example",
                sip.port(),
                List.of("192.0.2.0/28"),
                "acme",
                "acme-auth",
                "c2VhbGVk",
                "acme",
                "borealis.example",
                "transport-udp",
                List.of("ulaw", "alaw"),
                "rfc4733",
                60,
                20,
                1,
                CarrierChanged.Status.ACTIVE,
                "91",
                45,
                CarrierChanged.NumberFormat.E164,
                Map.of("rtp_timeout", "60"),
                maxCallsPerSecond,
                failover,
                offeredTo,
                offeredTenantIds,
                sip.authRealm(),
                sip.outboundProxy(),
                sip.registrationExpirySeconds(),
                sip.externalId(),
                sip.signaling());
    }

    static CarrierChanged limitedCarrier() {
        return carrier(
                4,
                12,
                Map.of("403", CarrierChanged.FailoverAction.NEXT, "cause:34", CarrierChanged.FailoverAction.END),
                null,
                List.of(),
                Sip.NONE);
    }

    static CarrierChanged carrierOfferedToSome() {
        return carrier(5, null, Map.of(), CarrierChanged.OfferedTo.SOME, List.of(TENANT), Sip.NONE);
    }

    static CarrierChanged carrierWithProxy() {
        var sip = new Sip(
                "borealis.example",
                new CarrierChanged.OutboundProxy("proxy.borealis.example", 5070),
                600,
                "PRV-17",
                null,
                5060);
        return carrier(6, null, Map.of(), CarrierChanged.OfferedTo.ALL, List.of(), sip);
    }

    static CarrierChanged carrierWithSignaling() {
        var signaling = new CarrierChanged.Signaling(
                CarrierChanged.Protocol.TLS,
                Map.of("X-Account", "17"),
                new CarrierChanged.CalledNumber("P-Called-Party-ID", null),
                "GB",
                CarrierChanged.NumberFormat.NATIONAL,
                null,
                null);
        var sip = new Sip(null, null, 300, null, signaling, 5060);
        return carrier(7, null, Map.of(), CarrierChanged.OfferedTo.ALL, List.of(), sip);
    }

    static CarrierChanged carrierBySrvRecords() {
        var signaling = new CarrierChanged.Signaling(
                CarrierChanged.Protocol.UDP,
                Map.of(),
                new CarrierChanged.CalledNumber(null, "+14045556789"),
                null,
                null,
                null,
                null);
        var sip = new Sip(null, null, 300, null, signaling, null);
        return carrier(8, null, Map.of(), CarrierChanged.OfferedTo.ALL, List.of(), sip);
    }

    static CarrierChanged carrierWithTags() {
        var signaling =
                new CarrierChanged.Signaling(CarrierChanged.Protocol.UDP, Map.of(), null, null, null, "X-Tags", null);
        var sip = new Sip(null, null, 300, null, signaling, 5060);
        return carrier(9, null, Map.of(), CarrierChanged.OfferedTo.ALL, List.of(), sip);
    }

    static CarrierChanged carrierWithAccount() {
        var signaling = new CarrierChanged.Signaling(
                CarrierChanged.Protocol.UDP,
                Map.of(),
                null,
                null,
                null,
                null,
                new CarrierChanged.AccountHeader("X-Account", "4711"));
        var sip = new Sip(null, null, 300, null, signaling, 5060);
        return carrier(10, null, Map.of(), CarrierChanged.OfferedTo.ALL, List.of(), sip);
    }

    private record Sip(
            String authRealm,
            CarrierChanged.OutboundProxy outboundProxy,
            Integer registrationExpirySeconds,
            String externalId,
            CarrierChanged.Signaling signaling,
            Integer port) {
        private static final Sip NONE = new Sip(null, null, null, null, null, 5060);
    }

    static ClientChanged client() {
        return client(2, null, null);
    }

    static ClientChanged limitedClient() {
        return client(3, 10, null);
    }

    static ClientChanged clientWithEndpoints() {
        var main = new ClientChanged.Endpoint(
                CLIENT, "ana-call-center", ClientChanged.Mode.REGISTERS, null, null, "ana-call-center", "c2VhbGVk");
        var standby = new ClientChanged.Endpoint(
                id(9), "ana-call-center-2", ClientChanged.Mode.FIXED, "192.0.2.81", 5060, null, null);
        return client(5, null, null, List.of(main, standby));
    }

    static ClientChanged clientWithRules() {
        var monday = new ClientChanged.OpeningHours("monday", "09:00", "18:00");
        return client(4, 10, new ClientChanged.Rules(20_000L, 200, 900, 3_000, "America/Lima", List.of(monday)));
    }

    private static ClientChanged client(long version, Integer maxConcurrency, ClientChanged.Rules rules) {
        return client(version, maxConcurrency, rules, List.of());
    }

    private static ClientChanged client(
            long version, Integer maxConcurrency, ClientChanged.Rules rules, List<ClientChanged.Endpoint> endpoints) {
        return new ClientChanged(
                CLIENT,
                version,
                false,
                "ana-call-center",
                "Ana call center",
                ClientChanged.Status.ACTIVE,
                ClientChanged.Mode.REGISTERS,
                "192.0.2.80",
                5080,
                "ana",
                "c2VhbGVk",
                "transport-udp",
                List.of("alaw"),
                "rfc4733",
                30,
                Map.of("rtp_timeout", "60"),
                maxConcurrency,
                rules,
                endpoints);
    }

    static TenantChanged tenant() {
        return new TenantChanged(TENANT, 1, false, "Acme leads", TenantChanged.Status.SUSPENDED, null, null, null);
    }

    static TenantChanged limitedTenant() {
        return new TenantChanged(
                TENANT,
                2,
                false,
                "Acme leads",
                TenantChanged.Status.ACTIVE,
                20,
                new TenantChanged.Destinations(List.of("+1", "+44"), List.of("+1900", "+4470")),
                "PT");
    }

    static AccessChanged access() {
        return new AccessChanged(id(9), 4, false, AccessChanged.Kind.USER, TENANT, false, T);
    }

    static DidChanged did() {
        return new DidChanged(
                DID,
                2,
                false,
                TENANT,
                "+14045556789",
                "404",
                "borealis",
                DidChanged.Status.ACTIVE,
                1000L,
                Map.of("provider", "Borealis", "region", "US-East"));
    }

    static DidChanged didWithTags() {
        return new DidChanged(
                DID,
                3,
                false,
                TENANT,
                "+14045556789",
                "404",
                "borealis",
                DidChanged.Status.ACTIVE,
                1000L,
                Map.of("provider", "Borealis", "region", "US-East"),
                List.of("north", "solar"));
    }

    static DialplanChanged dialplan() {
        return new DialplanChanged(id(10), 1, false, "from-campaign", "_77X.", 1, "NoOp", "Test line");
    }
}
