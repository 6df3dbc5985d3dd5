package io.trunkline.ami.endpointstatus;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.ContactChanged;
import io.trunkline.ami.connection.domain.NodeEvent.ContactsListed;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationChanged;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationsListed;
import io.trunkline.ami.connection.domain.Registration;
import io.trunkline.ami.endpointstatus.UnknownRegistrations.Reported;
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
    private final UnknownRegistrations unknown;
    private final PublishedStatuses published;
    private final PublishEndpointStatuses publishStatuses;
    private final NodeStatus node;
    private final SipResponses responses;
    private final Clock clock;

    EndpointStatusTracker(
            RegistrationOwners registrationOwners,
            UnknownRegistrations unknown,
            PublishedStatuses published,
            PublishEndpointStatuses publishStatuses,
            NodeStatus node,
            SipResponses responses,
            Clock clock) {
        this.registrationOwners = registrationOwners;
        this.unknown = unknown;
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
                .doOnNext(_ -> unknown.remove(registration))
                .map(endpoint -> List.of(status(endpoint, registration, at)))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    LOG.info("registration of an endpoint that is not known yet: {}", registration.clientUri());
                    unknown.add(registration, at);
                    return List.of();
                }));
    }

    /// Publishes the statuses of registrations whose endpoints were unknown when the node reported them.
    Mono<Void> publishNowKnown() {
        List<Reported> found = new ArrayList<>();
        return Flux.fromIterable(unknown.all())
                .concatMap(one -> registrationOwners
                        .findEndpoint(
                                one.registration().clientUri(),
                                one.registration().serverUri())
                        .filter(_ -> unknown.contains(one))
                        .doOnNext(_ -> found.add(one))
                        .map(endpoint -> status(endpoint, one.registration(), one.at())))
                .collectList()
                .flatMap(publishStatuses::publish)
                .then(Mono.fromRunnable(() -> unknown.removeAll(found)));
    }

    private ObservedStatus status(String endpoint, Registration registration, Instant at) {
        return ObservedStatus.ofRegistration(endpoint, registration.status(), at)
                .rejectedWith(response(registration));
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
