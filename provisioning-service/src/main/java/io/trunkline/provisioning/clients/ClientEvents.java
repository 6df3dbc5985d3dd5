package io.trunkline.provisioning.clients;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientCaps;
import io.trunkline.provisioning.clients.domain.ClientEndpoint;
import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.ids.ClientId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Turns clients into client.changed events.
@Component
class ClientEvents {
    private final String transport;

    /// @param transport name of the PJSIP transport that every node is configured with
    ClientEvents(@Value("${trunkline.endpoints.transport}") String transport) {
        this.transport = transport;
    }

    @Bean
    RepublishSource clientRepublishSource(ClientRepository clients) {
        return (after, limit) -> clients.lockPageForShare(new ClientId(after), limit)
                .map(page -> page.stream().<Event>map(this::clientChanged).toList());
    }

    ClientChanged clientChanged(Client client) {
        var settings = client.settings();
        var first = endpoint(client.first());
        return new ClientChanged(
                client.id().value(),
                client.version(),
                client.deletedAt() != null,
                first.endpointId(),
                settings.name(),
                ClientChanged.Status.valueOf(settings.status().name()),
                first.mode(),
                first.host(),
                first.port(),
                first.username(),
                first.sealedPassword(),
                transport,
                settings.codecs(),
                settings.dtmfMode(),
                (int) settings.qualifyInterval().toSeconds(),
                settings.advancedSettings(),
                settings.maxConcurrency(),
                rules(settings.caps()),
                client.isPlain()
                        ? List.of()
                        : client.endpoints().stream()
                                .map(ClientEvents::endpoint)
                                .toList());
    }

    private static ClientChanged.Endpoint endpoint(ClientEndpoint endpoint) {
        return new ClientChanged.Endpoint(
                endpoint.id(),
                endpoint.endpointId().value(),
                ClientChanged.Mode.valueOf(endpoint.mode().name()),
                endpoint.address().map(address -> address.host().value()).orElse(null),
                endpoint.address().map(Address::port).orElse(null),
                endpoint.registrationUsername().orElse(null),
                endpoint.sealedPassword());
    }

    private static ClientChanged.@Nullable Rules rules(ClientCaps caps) {
        return caps.equals(ClientCaps.NONE)
                ? null
                : new ClientChanged.Rules(
                        caps.total(),
                        caps.daily(),
                        caps.weekly(),
                        caps.monthly(),
                        caps.hours().zone().getId(),
                        caps.hours().spans().stream()
                                .map(ClientEvents::openingHours)
                                .toList());
    }

    private static ClientChanged.OpeningHours openingHours(OpeningHours.Span span) {
        return new ClientChanged.OpeningHours(
                span.day().name().toLowerCase(Locale.ROOT),
                span.from().toString(),
                span.to().toString());
    }
}
