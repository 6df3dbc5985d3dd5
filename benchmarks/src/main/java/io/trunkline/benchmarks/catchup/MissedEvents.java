package io.trunkline.benchmarks.catchup;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The events that a service has missed, one for each entity.
///
/// @param service     its name
/// @param application its main class
/// @param database    its database
/// @param events      the number of events
/// @param event       the event with an index
/// @param what        what the events are about, for the result
/// @param stored      a query for the number of entities that it has applied
record MissedEvents(
        String service,
        String application,
        String database,
        int events,
        IntFunction<Event> event,
        String what,
        String stored) {
    private static final UUID TENANT = new UUID(7, 7);

    static MissedEvents numbers(int count) {
        return new MissedEvents(
                "routing-service",
                "io.trunkline.routing.RoutingApplication",
                "routing",
                count,
                MissedEvents::number,
                count + " numbers",
                "SELECT count(*) FROM known_dids");
    }

    static MissedEvents campaigns(int count, int links) {
        return new MissedEvents(
                "provisioning-service",
                "io.trunkline.provisioning.ProvisioningApplication",
                "provisioning",
                count,
                index -> campaign(index, links),
                "%d campaigns with %d links".formatted(count, count * links),
                "SELECT count(*) FROM campaign_read_model WHERE cardinality(client_ids) = " + links);
    }

    static MissedEvents clients(int count) {
        return new MissedEvents(
                "realtime-writer",
                "io.trunkline.realtime.RealtimeWriterApplication",
                "asterisk",
                count,
                MissedEvents::client,
                count + " clients",
                "SELECT count(*) FROM ps_endpoints");
    }

    private static Event number(int index) {
        return new DidChanged(
                new UUID(index, 1),
                1,
                false,
                TENANT,
                String.format(Locale.ROOT, "+1404%07d", index),
                "404",
                "PJSIP",
                DidChanged.Status.ACTIVE,
                null,
                Map.of());
    }

    private static Event campaign(int index, int links) {
        return new CampaignChanged(
                new UUID(index, 2),
                1,
                false,
                TENANT,
                "Campaign " + index,
                CampaignChanged.Status.ACTIVE,
                CampaignChanged.RoutingStrategy.PRIORITY,
                30,
                null,
                null,
                null,
                List.of(new UUID(index, 1)),
                IntStream.range(0, links)
                        .mapToObj(link -> link(new UUID(index, link), new UUID(index, 100 + link)))
                        .toList(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private static CampaignChanged.Link link(UUID id, UUID client) {
        return new CampaignChanged.Link(
                id, client, 1, 1, CampaignChanged.Status.ACTIVE, null, null, null, null, null, null, null, null, null);
    }

    private static Event client(int index) {
        return new ClientChanged(
                new UUID(index, 3),
                1,
                false,
                "client-" + index,
                "Client " + index,
                ClientChanged.Status.ACTIVE,
                ClientChanged.Mode.FIXED,
                "203.0.113.5",
                5060,
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
}
