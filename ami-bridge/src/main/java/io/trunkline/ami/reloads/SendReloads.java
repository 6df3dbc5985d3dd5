package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.ami.reloads.domain.Reload;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends reloads, a few at a time. One that the node rejects counts as carried out, since it would reject it again.
@Component
final class SendReloads {

    private static final Logger LOG = LoggerFactory.getLogger(SendReloads.class);
    private static final String REGISTRATION_MODULE = "res_pjsip_outbound_registration.so";

    /// Asterisk executes the actions of a connection one by one; a few in flight hide the network latency.
    private static final int CONCURRENCY = 4;
    /// The node's events wait meanwhile.
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private final NodeActions node;

    SendReloads(NodeActions node) {
        this.node = node;
    }

    /// @return those that the node carried out in time
    Mono<Set<Reload>> send(Collection<Reload> reloads) {
        return Flux.fromIterable(reloads)
                .flatMap(this::send, CONCURRENCY)
                .take(TIMEOUT)
                .collect(Collectors.toSet());
    }

    /// @return the reload if the node responded
    private Mono<Reload> send(Reload reload) {
        Mono<Void> action = switch (reload) {
            case Reload.Registrations() -> node.reloadModule(REGISTRATION_MODULE);
            case Reload.RegisterAgain(var endpoint) -> node.register(endpoint);
            case Reload.Requalify(var endpoint) -> node.requalify(endpoint);
        };
        return action.thenReturn(reload)
                .onErrorResume(NodeUnavailable.class, unavailable -> {
                    log(reload, unavailable);
                    return Mono.empty();
                })
                .onErrorResume(ActionRejected.class, rejected -> {
                    log(reload, rejected);
                    return Mono.just(reload);
                });
    }

    private static void log(Reload reload, Throwable failure) {
        LOG.info("{} was not carried out: {}", reload, failure.getMessage());
    }
}
