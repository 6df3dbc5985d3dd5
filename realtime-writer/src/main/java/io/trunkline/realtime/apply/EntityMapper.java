package io.trunkline.realtime.projection;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.realtime.projection.domain.Carrier;
import io.trunkline.realtime.projection.domain.Change;
import io.trunkline.realtime.projection.domain.Client;
import io.trunkline.realtime.projection.domain.Credentials;
import io.trunkline.realtime.projection.domain.DialplanLine;
import io.trunkline.realtime.projection.domain.EndpointSettings;
import io.trunkline.realtime.projection.domain.Entity;
import io.trunkline.realtime.projection.domain.EntityKey;
import io.trunkline.realtime.projection.domain.EntityKey.Kind;
import io.trunkline.realtime.projection.domain.Peer;
import io.trunkline.realtime.projection.domain.PrefixBlock;
import io.trunkline.realtime.projection.domain.SealedSecret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events in the domain's words.
final class Wishes {
    private Wishes() {}

    /// @throws IllegalArgumentException for an event that contradicts itself, or that nobody told us to hear
    static Change change(Event event) {
        return switch (event) {
            case CarrierChanged carrier ->
                new Change(
                        new EntityKey(Kind.CARRIER, carrier.carrierId()),
                        carrier.version(),
                        carrier.endpointId(),
                        unless(carrier.deleted(), carrier(carrier)));
            case ClientChanged client ->
                new Change(
                        new EntityKey(Kind.CLIENT, client.clientId()),
                        client.version(),
                        client.endpointId(),
                        unless(client.deleted(), client(client)));
            case DialplanChanged line ->
                new Change(
                        new EntityKey(Kind.DIALPLAN_LINE, line.lineId()),
                        line.version(),
                        null,
                        unless(line.deleted(), line(line)));
            default -> throw new IllegalArgumentException(event.getClass().getSimpleName() + " is not projected");
        };
    }

    private static Optional<Entity> unless(boolean deleted, Entity entity) {
        return deleted ? Optional.empty() : Optional.of(entity);
    }

    private static Carrier carrier(CarrierChanged event) {
        boolean registers = event.registrationType() == CarrierChanged.RegistrationType.REGISTRATION;
        String digestUser = event.authUsername() == null ? event.username() : event.authUsername();
        return new Carrier(
                event.endpointId(),
                Carrier.Driver.valueOf(event.trunkType().name()),
                Carrier.Status.valueOf(event.status().name()),
                new Peer(event.host(), event.port()),
                event.cidrs(),
                credentials(digestUser, event.sealedPassword(), "carrier|" + event.carrierId() + "|password"),
                registers ? required(event.username(), "a registration carrier has a username") : null,
                new EndpointSettings(
                        event.transport(),
                        event.codecs(),
                        event.dtmfMode(),
                        event.fromUser(),
                        event.fromDomain(),
                        event.advancedSettings()),
                event.qualifySeconds(),
                Optional.ofNullable(event.dialPrefix())
                        .filter(prefix -> !prefix.isBlank())
                        .map(prefix -> new PrefixBlock(
                                prefix,
                                event.dialTimeoutSeconds(),
                                PrefixBlock.NumberFormat.valueOf(
                                        event.numberFormat().name()))));
    }

    private static Client client(ClientChanged event) {
        return new Client(
                event.endpointId(),
                event.status() == ClientChanged.Status.ACTIVE,
                place(event),
                new EndpointSettings(
                        event.transport(), event.codecs(), event.dtmfMode(), null, null, event.advancedSettings()),
                event.qualifySeconds());
    }

    private static Client.Place place(ClientChanged event) {
        return switch (event.mode()) {
            case REGISTERS ->
                new Client.Registers(credentials(
                                event.username(), event.sealedPassword(), "client|" + event.clientId() + "|password")
                        .orElseThrow(() ->
                                new IllegalArgumentException("a client that registers has a username and a password")));
            case FIXED ->
                new Client.Fixed(new Peer(
                        required(event.host(), "a client at a fixed address has a host"),
                        required(event.port(), "a client at a fixed address has a port")));
        };
    }

    private static DialplanLine line(DialplanChanged event) {
        return new DialplanLine(event.context(), event.exten(), event.priority(), event.app(), event.appdata());
    }

    private static Optional<Credentials> credentials(
            @Nullable String username, @Nullable String sealed, String opensWith) {
        return username == null || sealed == null
                ? Optional.empty()
                : Optional.of(new Credentials(username, new SealedSecret(sealed, opensWith)));
    }

    private static <T> T required(@Nullable T value, String rule) {
        if (value == null) {
            throw new IllegalArgumentException(rule);
        }
        return value;
    }
}
