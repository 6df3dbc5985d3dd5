package io.trunkline.realtime.apply;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.ararows.domain.Carrier;
import io.trunkline.realtime.ararows.domain.Client;
import io.trunkline.realtime.ararows.domain.Credentials;
import io.trunkline.realtime.ararows.domain.DialplanLine;
import io.trunkline.realtime.ararows.domain.EndpointSettings;
import io.trunkline.realtime.ararows.domain.EndpointVariables;
import io.trunkline.realtime.ararows.domain.Entity;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.EntityKey.Kind;
import io.trunkline.realtime.ararows.domain.PrefixDialplan;
import io.trunkline.realtime.ararows.domain.SipAddress;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.ReceivedNumbers;
import io.trunkline.telephony.sip.SipTransport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Maps events to entities.
final class EntityMapper {
    private EntityMapper() {}

    /// The endpoints of a client, and otherwise a single change.
    ///
    /// @throws IllegalArgumentException for an event that contradicts itself or has another type
    static List<EntityChange> toChanges(Event event) {
        return event instanceof ClientChanged client ? endpoints(client) : List.of(toChange(event));
    }

    private static EntityChange toChange(Event event) {
        return switch (event) {
            case CarrierChanged carrier ->
                new EntityChange(
                        new EntityKey(Kind.CARRIER, carrier.carrierId()),
                        null,
                        carrier.version(),
                        carrier.endpointId(),
                        unlessDeleted(carrier.deleted(), carrier(carrier)));
            case DialplanChanged line ->
                new EntityChange(
                        new EntityKey(Kind.DIALPLAN_LINE, line.lineId()),
                        null,
                        line.version(),
                        null,
                        unlessDeleted(line.deleted(), dialplanLine(line)));
            default -> throw new IllegalArgumentException(event.getClass().getSimpleName() + " has no rows");
        };
    }

    private static Optional<Entity> unlessDeleted(boolean deleted, Entity entity) {
        return deleted ? Optional.empty() : Optional.of(entity);
    }

    private static Carrier carrier(CarrierChanged event) {
        boolean registers = event.registrationType() == CarrierChanged.RegistrationType.REGISTRATION;
        String digestUser = event.authUsername() == null ? event.username() : event.authUsername();
        return new Carrier(
                event.endpointId(),
                Carrier.Driver.valueOf(event.trunkType().name()),
                Carrier.Status.valueOf(event.status().name()),
                new SipAddress(event.host(), Optional.ofNullable(event.port()), transport(event)),
                event.cidrs(),
                credentials(digestUser, event.sealedPassword(), "carrier|" + event.carrierId() + "|password")
                        .map(plain -> new Credentials(plain.username(), plain.password(), event.authRealm())),
                registers ? required(event.username(), "a registration carrier must have a username") : null,
                new EndpointSettings(
                        event.transport(),
                        event.codecs(),
                        event.dtmfMode(),
                        event.fromUser(),
                        event.fromDomain(),
                        event.advancedSettings()),
                event.qualifySeconds(),
                event.priority(),
                requests(event),
                Optional.ofNullable(event.dialPrefix())
                        .filter(prefix -> !prefix.isBlank())
                        .map(prefix -> new PrefixDialplan(
                                prefix,
                                event.dialTimeoutSeconds(),
                                PrefixDialplan.NumberFormat.valueOf(
                                        event.numberFormat().name()))));
    }

    private static Carrier.Requests requests(CarrierChanged event) {
        return new Carrier.Requests(
                Optional.ofNullable(event.outboundProxy())
                        .map(proxy -> new SipAddress(proxy.host(), Optional.of(proxy.port()), transport(event))),
                Objects.requireNonNullElse(
                        event.registrationExpirySeconds(), Carrier.Requests.DIRECT.registrationExpirySeconds()),
                event.signaling() == null ? Carrier.Requests.DIRECT.variables() : variables(event.signaling()));
    }

    private static EndpointVariables variables(CarrierChanged.Signaling signaling) {
        return new EndpointVariables(
                new TreeMap<>(signaling.headers()),
                Optional.ofNullable(signaling.calledNumber()).map(EntityMapper::calledNumber),
                receivedNumbers(signaling),
                Optional.ofNullable(signaling.tagsHeader()),
                Optional.ofNullable(signaling.account()).map(CarrierChanged.AccountHeader::name));
    }

    private static Optional<ReceivedNumbers> receivedNumbers(CarrierChanged.Signaling signaling) {
        var format = signaling.inboundNumberFormat();
        if (format == CarrierChanged.NumberFormat.E164 || format == CarrierChanged.NumberFormat.DIGITS) {
            return Optional.of(new ReceivedNumbers.International());
        }
        return Optional.ofNullable(signaling.country()).flatMap(Country::parse).map(ReceivedNumbers.National::new);
    }

    private static EndpointVariables.CalledNumber calledNumber(CarrierChanged.CalledNumber called) {
        return called.header() == null
                ? new EndpointVariables.Fixed(required(called.number(), "a called number must have a place"))
                : new EndpointVariables.InHeader(called.header());
    }

    /// Events of earlier versions name none: their carriers use UDP.
    private static SipTransport transport(CarrierChanged event) {
        return event.signaling() == null
                ? SipTransport.UDP
                : SipTransport.valueOf(event.signaling().protocol().name());
    }

    private static List<EntityChange> endpoints(ClientChanged client) {
        return client.allEndpoints().stream()
                .map(endpoint -> new EntityChange(
                        new EntityKey(Kind.CLIENT, endpoint.id()),
                        endpoint.id().equals(client.clientId()) ? null : client.clientId(),
                        client.version(),
                        endpoint.endpointId(),
                        client.deleted() ? Optional.empty() : Optional.of(client(client, endpoint))))
                .toList();
    }

    private static Client client(ClientChanged event, ClientChanged.Endpoint endpoint) {
        return new Client(
                endpoint.endpointId(),
                event.status() == ClientChanged.Status.ACTIVE,
                location(endpoint),
                new EndpointSettings(
                        event.transport(), event.codecs(), event.dtmfMode(), null, null, event.advancedSettings()),
                event.qualifySeconds());
    }

    private static Client.Location location(ClientChanged.Endpoint endpoint) {
        return switch (endpoint.mode()) {
            case REGISTERS ->
                new Client.Registered(credentials(
                                endpoint.username(), endpoint.sealedPassword(), "client|" + endpoint.id() + "|password")
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a client that registers must have a username and a password")));
            case FIXED ->
                new Client.FixedAddress(new SipAddress(
                        required(endpoint.host(), "a client at a fixed address must have a host"),
                        required(endpoint.port(), "a client at a fixed address must have a port")));
        };
    }

    private static DialplanLine dialplanLine(DialplanChanged event) {
        return new DialplanLine(event.context(), event.exten(), event.priority(), event.app(), event.appdata());
    }

    private static Optional<Credentials> credentials(
            @Nullable String username, @Nullable String ciphertext, String associatedData) {
        return username == null || ciphertext == null
                ? Optional.empty()
                : Optional.of(new Credentials(username, new SealedPassword(ciphertext, associatedData)));
    }

    private static <T> T required(@Nullable T value, String rule) {
        if (value == null) {
            throw new IllegalArgumentException(rule);
        }
        return value;
    }
}
