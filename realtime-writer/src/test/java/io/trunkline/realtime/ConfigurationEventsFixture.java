package io.trunkline.realtime;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.CarrierChanged.NumberFormat;
import io.trunkline.events.configuration.CarrierChanged.RegistrationType;
import io.trunkline.events.configuration.CarrierChanged.Status;
import io.trunkline.events.configuration.CarrierChanged.TrunkType;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.ClientChanged.Mode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events about carriers and clients.
public final class ConfigurationEventsFixture {
    private ConfigurationEventsFixture() {}

    public static CarrierChanged ipCarrier(
            UUID id, String endpoint, long version, @Nullable String prefix, boolean deleted) {
        return new CarrierChanged(
                id,
                version,
                deleted,
                endpoint,
                endpoint,
                "custom",
                TrunkType.PJSIP,
                RegistrationType.IP,
                "203.0.113.5",
                5070,
                List.of(),
                null,
                null,
                null,
                "trunk7",
                "sip.example.com",
                "transport-udp",
                List.of("ulaw", "alaw"),
                "rfc4733",
                60,
                null,
                1,
                Status.ACTIVE,
                prefix,
                45,
                NumberFormat.AS_DIALED,
                Map.of("timers", "no"),
                null,
                Map.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    public static CarrierChanged registrationCarrier(
            UUID id, String endpoint, long version, String sealedPassword, Map<String, String> advanced) {
        return new CarrierChanged(
                id,
                version,
                false,
                endpoint,
                endpoint,
                "custom",
                TrunkType.PJSIP,
                RegistrationType.REGISTRATION,
                "203.0.113.9",
                5060,
                List.of(),
                endpoint + "-user",
                null,
                sealedPassword,
                null,
                null,
                "transport-udp",
                List.of("ulaw"),
                "rfc4733",
                0,
                null,
                1,
                Status.ACTIVE,
                null,
                60,
                NumberFormat.E164,
                advanced,
                null,
                Map.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    public static ClientChanged fixedAddressClient(UUID id, String endpoint, String host) {
        return new ClientChanged(
                id,
                1,
                false,
                endpoint,
                endpoint,
                ClientChanged.Status.ACTIVE,
                Mode.FIXED,
                host,
                5062,
                null,
                null,
                "transport-udp",
                List.of("ulaw"),
                "rfc4733",
                0,
                Map.of(),
                null,
                null);
    }

    /// A client with these endpoints.
    public static ClientChanged clientWith(
            UUID id, long version, boolean deleted, ClientChanged.Endpoint... endpoints) {
        var first = endpoints[0];
        return new ClientChanged(
                id,
                version,
                deleted,
                first.endpointId(),
                "Sites",
                ClientChanged.Status.ACTIVE,
                first.mode(),
                first.host(),
                first.port(),
                first.username(),
                first.sealedPassword(),
                "transport-udp",
                List.of("ulaw"),
                "rfc4733",
                0,
                Map.of(),
                null,
                null,
                List.of(endpoints));
    }

    public static ClientChanged.Endpoint fixedEndpoint(UUID id, String endpoint, String host) {
        return new ClientChanged.Endpoint(id, endpoint, Mode.FIXED, host, 5062, null, null);
    }

    /// A carrier without a port, so that its SRV records are looked up.
    public static CarrierChanged carrierAt(UUID id, String endpoint, String host) {
        return new CarrierChanged(
                id,
                1,
                false,
                endpoint,
                endpoint,
                "custom",
                TrunkType.PJSIP,
                RegistrationType.IP,
                host,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                "transport-udp",
                List.of("ulaw"),
                "rfc4733",
                0,
                null,
                1,
                Status.ACTIVE,
                null,
                60,
                NumberFormat.E164,
                Map.of(),
                null,
                Map.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    public static ClientChanged registeringClient(UUID id, String endpoint, String sealedPassword) {
        return new ClientChanged(
                id,
                1,
                false,
                endpoint,
                endpoint,
                ClientChanged.Status.ACTIVE,
                Mode.REGISTERS,
                null,
                null,
                endpoint,
                sealedPassword,
                "transport-udp",
                List.of("ulaw"),
                "rfc4733",
                30,
                Map.of(),
                null,
                null);
    }
}
