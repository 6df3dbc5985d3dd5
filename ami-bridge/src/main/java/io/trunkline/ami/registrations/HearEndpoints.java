package io.trunkline.ami.registrations;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.ContactSeen;
import io.trunkline.ami.connection.domain.NodeEvent.ContactsListed;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationSeen;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationsListed;
import io.trunkline.ami.connection.domain.Registration;
import io.trunkline.ami.registrations.domain.Contacts;
import io.trunkline.ami.registrations.domain.Standing;
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
final class HearEndpoints implements NodeEventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(HearEndpoints.class);

    private final Contacts contacts = new Contacts();
    private final Addresses addresses;
    private final SaidStandings said;
    private final SayStandings standings;
    private final NodeStatus node;

    HearEndpoints(Addresses addresses, SaidStandings said, SayStandings standings, NodeStatus node) {
        this.addresses = addresses;
        this.said = said;
        this.standings = standings;
        this.node = node;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        List<Mono<List<Standing>>> seen = new ArrayList<>();
        events.forEach(event -> add(event, seen));
        if (seen.isEmpty()) {
            return Mono.empty();
        }
        return Flux.concat(seen).flatMapIterable(each -> each).collectList().flatMap(standings::say);
    }

    private void add(NodeEvent event, List<Mono<List<Standing>>> seen) {
        switch (event) {
            case RegistrationSeen(var at, var registration) -> seen.add(standing(registration, at));
            case RegistrationsListed(var at, var listed) -> seen.add(registrations(listed, at));
            case ContactSeen(var at, var contact) -> seen.add(Mono.just(List.of(contacts.seen(contact, at))));
            case ContactsListed(var at, var listed) -> {
                List<Standing> here = contacts.listed(listed, Set.of(), at);
                seen.add(missing(here, Standing.Aspect.CONTACT, at));
            }
            default -> {}
        }
    }

    private Mono<List<Standing>> standing(Registration registration, Instant at) {
        return addresses
                .endpoint(registration.clientUri(), registration.serverUri())
                .map(endpoint -> List.of(Standing.registration(endpoint, registration.status(), at)))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    LOG.info("a registration that nobody owns: {}", registration.clientUri());
                    return List.of();
                }));
    }

    private Mono<List<Standing>> registrations(List<Registration> listed, Instant at) {
        List<Standing> here = listed.stream()
                .flatMap(it -> java.util.stream.Stream.ofNullable(it.endpointId())
                        .map(endpoint -> Standing.registration(endpoint, it.status(), at)))
                .toList();
        return missing(here, Standing.Aspect.REGISTRATION, at);
    }

    /// With those that were known and are not listed any more.
    private Mono<List<Standing>> missing(List<Standing> here, Standing.Aspect aspect, Instant at) {
        return said.known(node.name(), aspect).map(known -> {
            Set<String> gone = new HashSet<>(known);
            here.forEach(standing -> gone.remove(standing.endpoint()));
            List<Standing> all = new ArrayList<>(here);
            gone.forEach(endpoint -> all.add(gone(endpoint, aspect, at)));
            return all;
        });
    }

    private static Standing gone(String endpoint, Standing.Aspect aspect, Instant at) {
        return aspect == Standing.Aspect.REGISTRATION
                ? Standing.registration(endpoint, "Unregistered", at)
                : new Standing(endpoint, aspect, Standing.State.REMOVED, at, null, null);
    }
}
