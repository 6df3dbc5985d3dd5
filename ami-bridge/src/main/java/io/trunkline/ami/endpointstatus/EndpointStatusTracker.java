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
import io.trunkline.ami.sipcopies.SipResponses;
import io.trunkline.ami.sipcopies.domain.SipResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Publishes the statuses of endpoints that follow from the node's events.
@Component
@Order(2)
final class EndpointStatusTracker implements NodeEventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointStatusTracker.class);

    /// Asterisk reports a rejection in the moment of the response. A registrar that is silent has sent none lately.
    private static final Duration COPY_AGE = Duration.ofSeconds(5);

    private final EndpointContacts contacts = new EndpointContacts();
    private final RegistrationOwners registrationOwners;
    private final PublishedStatuses published;
    private final PublishEndpointStatuses publishStatuses;
    private final NodeStatus node;
    private final SipResponses responses;
    private final Clock clock;

    EndpointStatusTracker(
            RegistrationOwners registrationOwners,
            PublishedStatuses published,
            PublishEndpointStatuses publishStatuses,
            NodeStatus node,
            SipResponses responses,
            Clock clock) {
        this.registrationOwners = registrationOwners;
        this.published = published;
        this.publishStatuses = publishStatuses;
        this.node = node;
        this.responses = responses;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        List<Mono<List<ObservedStatus>>> statuses = new ArrayList<>();
        events.forEach(event -> collect(event, statuses));
        if (statuses.isEmpty()) {
            return Mono.empty();
        }
        return Flux.concat(statuses).flatMapIterable(each -> each).collectList().flatMap(publishStatuses::publish);
    }

    private void collect(NodeEvent event, List<Mono<List<ObservedStatus>>> statuses) {
        switch (event) {
            case RegistrationChanged(var at, var registration) -> statuses.add(registrationStatus(registration, at));
            case RegistrationsListed(var at, var listed) -> statuses.add(registrationStatuses(listed, at));
            case ContactChanged(var at, var contact) -> statuses.add(Mono.just(List.of(contacts.update(contact, at))));
            case ContactsListed(var at, var listed) -> {
                List<ObservedStatus> current = contacts.replaceAll(listed, Set.of(), at);
                statuses.add(withMissing(current, ObservedStatus.Aspect.CONTACT, at));
            }
            default -> {}
        }
    }

    private Mono<List<ObservedStatus>> registrationStatus(Registration registration, Instant at) {
        return registrationOwners
                .findEndpoint(registration.clientUri(), registration.serverUri())
                .map(endpoint -> List.of(ObservedStatus.ofRegistration(endpoint, registration.status(), at)
                        .rejectedWith(response(registration))))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    LOG.info("registration of an unknown endpoint: {}", registration.clientUri());
                    return List.of();
                }));
    }

    /// What the registrar responded just now, if the node sends copies of its SIP messages.
    private Optional<String> response(Registration registration) {
        return responses
                .toRegister(
                        registration.clientUri(),
                        registration.serverUri(),
                        clock.instant().minus(COPY_AGE))
                .map(SipResponse::text);
    }

    private Mono<List<ObservedStatus>> registrationStatuses(List<Registration> listed, Instant at) {
        List<ObservedStatus> current = listed.stream()
                .flatMap(it -> Stream.ofNullable(it.endpointId())
                        .map(endpoint -> ObservedStatus.ofRegistration(endpoint, it.status(), at)))
                .toList();
        return withMissing(current, ObservedStatus.Aspect.REGISTRATION, at);
    }

    /// Adds a status for each endpoint that had one and is no longer listed.
    private Mono<List<ObservedStatus>> withMissing(
            List<ObservedStatus> current, ObservedStatus.Aspect aspect, Instant at) {
        return published.knownEndpoints(node.name(), aspect).map(known -> {
            Set<String> missing = new HashSet<>(known);
            current.forEach(status -> missing.remove(status.endpoint()));
            List<ObservedStatus> all = new ArrayList<>(current);
            missing.forEach(endpoint -> all.add(missingStatus(endpoint, aspect, at)));
            return all;
        });
    }

    private static ObservedStatus missingStatus(String endpoint, ObservedStatus.Aspect aspect, Instant at) {
        return aspect == ObservedStatus.Aspect.REGISTRATION
                ? ObservedStatus.ofRegistration(endpoint, "Unregistered", at)
                : new ObservedStatus(endpoint, aspect, ObservedStatus.State.REMOVED, at, null, null);
    }
}
