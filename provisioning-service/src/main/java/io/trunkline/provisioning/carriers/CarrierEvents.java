package io.trunkline.provisioning.carriers;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierSettings;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.SipSettings;
import io.trunkline.provisioning.carriers.domain.signaling.CalledNumber;
import io.trunkline.provisioning.carriers.domain.signaling.NumberSettings;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.telephony.sip.SipTransport;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Turns carriers into carrier.changed events.
@Component
class CarrierEvents {
    private final String transport;
    private final String defaultCountry;

    /// @param transport name of the PJSIP transport for UDP that every node is configured with
    /// @param defaultCountry of the platform
    CarrierEvents(
            @Value("${trunkline.endpoints.transport}") String transport,
            @Value("${trunkline.tenants.default-country}") String defaultCountry) {
        this.transport = transport;
        this.defaultCountry = defaultCountry;
    }

    CarrierChanged carrierChanged(Carrier carrier) {
        var settings = carrier.settings();
        return new CarrierChanged(
                carrier.id().value(),
                carrier.version(),
                carrier.deletedAt() != null,
                carrier.endpointId().value(),
                settings.name(),
                WireName.of(settings.provider()),
                CarrierChanged.TrunkType.PJSIP,
                CarrierChanged.RegistrationType.valueOf(
                        settings.registrationType().name()),
                settings.host().value(),
                settings.port().orElse(null),
                settings.cidrs(),
                settings.username(),
                settings.authUsername(),
                carrier.sealedPassword(),
                settings.fromUser(),
                settings.fromDomain(),
                transportSection(settings.sip().transport()),
                settings.codecs(),
                settings.dtmfMode(),
                (int) settings.qualifyInterval().toSeconds(),
                settings.limits().maxChannels(),
                settings.priority(),
                CarrierChanged.Status.valueOf(settings.status().name()),
                settings.dialPrefix().map(DialPrefix::digits).orElse(null),
                (int) settings.dialTimeout().toSeconds(),
                CarrierChanged.NumberFormat.valueOf(
                        settings.numbers().outbound().name()),
                settings.advancedSettings(),
                settings.limits().maxCallsPerSecond(),
                failoverTable(settings),
                CarrierChanged.OfferedTo.valueOf(settings.offer().to().name()),
                settings.offer().tenantIds(),
                settings.sip().authRealm(),
                settings.sip()
                        .outboundProxy()
                        .map(proxy ->
                                new CarrierChanged.OutboundProxy(proxy.host().value(), proxy.port()))
                        .orElse(null),
                (int) settings.sip().registrationExpiry().toSeconds(),
                settings.externalId(),
                signaling(settings.sip(), settings.numbers()));
    }

    private CarrierChanged.Signaling signaling(SipSettings sip, NumberSettings numbers) {
        return new CarrierChanged.Signaling(
                CarrierChanged.Protocol.valueOf(sip.transport().name()),
                sip.headers(),
                calledNumber(sip.calledNumber()),
                country(numbers),
                numbers.inbound() == NumberFormat.AS_DIALED
                        ? null
                        : CarrierChanged.NumberFormat.valueOf(numbers.inbound().name()),
                sip.tagsHeader(),
                sip.account()
                        .map(account -> new CarrierChanged.AccountHeader(account.name(), account.value()))
                        .orElse(null));
    }

    /// The platform's country is named where a national format needs one.
    private @Nullable String country(NumberSettings numbers) {
        var isNational =
                numbers.outbound() == NumberFormat.NATIONAL || numbers.outbound() == NumberFormat.NATIONAL_WITH_00;
        return numbers.country().map(Country::code).orElse(isNational ? defaultCountry : null);
    }

    private static CarrierChanged.@Nullable CalledNumber calledNumber(CalledNumber called) {
        return switch (called.place()) {
            case REQUEST_URI -> null;
            case TO -> new CarrierChanged.CalledNumber("To", null);
            case P_CALLED_PARTY_ID -> new CarrierChanged.CalledNumber("P-Called-Party-ID", null);
            case HEADER, FIXED -> new CarrierChanged.CalledNumber(called.header(), called.number());
        };
    }

    private String transportSection(SipTransport carrierTransport) {
        return carrierTransport == SipTransport.UDP ? transport : "transport-" + WireName.of(carrierTransport);
    }

    private static Map<String, CarrierChanged.FailoverAction> failoverTable(CarrierSettings settings) {
        return settings.failover().entrySet().stream()
                .collect(Collectors.toMap(
                        row -> row.getKey().value(),
                        row -> CarrierChanged.FailoverAction.valueOf(
                                row.getValue().name())));
    }

    @Bean
    RepublishSource carrierRepublishSource(CarrierRepository carriers) {
        return (after, limit) -> carriers.lockPageForShare(new CarrierId(after), limit)
                .map(page -> page.stream().<Event>map(this::carrierChanged).toList());
    }
}
