package io.trunkline.ami.endpointstatus;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.ContactChanged;
import io.trunkline.ami.connection.domain.NodeEvent.ContactsListed;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationChanged;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationsListed;
import io.trunkline.ami.connection.domain.Registration;
import io.trunkline.ami.endpointstatus.domain.EndpointContacts;
import io.trunkline.ami.endpointstatus.domain.ObservedStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells what the node's events mean for endpoints.
@Component
@Order(2)
final class EndpointStatusTracker implements NodeEventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointStatusTracker.class);

    private final EndpointContacts contacts = new EndpointContacts();
    private final RegistrationOwners registrationOwners;
    private final PublishedStatuses published;
    private final PublishEndpointStatuses publishStatuses;
    private final NodeStatus node;

    EndpointStatusTracker(
            RegistrationOwners addresses, PublishedStatuses said, PublishEndpointStatuses standings, NodeStatus node) {
        this.registrationOwners = addresses;
        this.published = said;
        this.publishStatuses = standings;
        this.node = node;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        List<Mono<List<ObservedStatus>>> seen = new ArrayList<>();
        events.forEach(event -> collect(event, seen));
        if (seen.isEmpty()) {
            return Mono.empty();
        }
        return Flux.concat(seen).flatMapIterable(each -> each).collectList().flatMap(publishStatuses::publish);
    }

    private void collect(NodeEvent event, List<Mono<List<ObservedStatus>>> seen) {
        switch (event) {
            case RegistrationChanged(var at, var registration) -> seen.add(registrationStatus(registration, at));
            case RegistrationsListed(var at, var listed) -> seen.add(registrationStatuses(listed, at));
            case ContactChanged(var at, var contact) -> seen.add(Mono.just(List.of(contacts.update(contact, at))));
            case ContactsListed(var at, var listed) -> {
                List<ObservedStatus> here = contacts.replaceAll(listed, Set.of(), at);
                seen.add(withMissing(here, ObservedStatus.Aspect.CONTACT, at));
            }
            default -> {}
        }
    }

    private Mono<List<ObservedStatus>> registrationStatus(Registration registration, Instant at) {
        return registrationOwners
                .findEndpoint(registration.clientUri(), registration.serverUri())
                .map(endpoint -> List.of(ObservedStatus.ofRegistration(endpoint, registration.status(), at)))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    LOG.info("a registration that nobody owns: {}", registration.clientUri());
                    return List.of();
                }));
    }

    private Mono<List<ObservedStatus>> registrationStatuses(List<Registration> listed, Instant at) {
        List<ObservedStatus> here = listed.stream()
                .flatMap(it -> java.util.stream.Stream.ofNullable(it.endpointId())
                        .map(endpoint -> ObservedStatus.ofRegistration(endpoint, it.status(), at)))
                .toList();
        return withMissing(here, ObservedStatus.Aspect.REGISTRATION, at);
    }

    /// With those that were known and are not listed any more.
    private Mono<List<ObservedStatus>> withMissing(
            List<ObservedStatus> here, ObservedStatus.Aspect aspect, Instant at) {
        return published.knownEndpoints(node.name(), aspect).map(known -> {
            Set<String> gone = new HashSet<>(known);
            here.forEach(standing -> gone.remove(standing.endpoint()));
            List<ObservedStatus> all = new ArrayList<>(here);
            gone.forEach(endpoint -> all.add(missingStatus(endpoint, aspect, at)));
            return all;
        });
    }

    private static ObservedStatus missingStatus(String endpoint, ObservedStatus.Aspect aspect, Instant at) {
        return aspect == ObservedStatus.Aspect.REGISTRATION
                ? ObservedStatus.ofRegistration(endpoint, "Unregistered", at)
                : new ObservedStatus(endpoint, aspect, ObservedStatus.State.REMOVED, at, null, null);
    }
}
