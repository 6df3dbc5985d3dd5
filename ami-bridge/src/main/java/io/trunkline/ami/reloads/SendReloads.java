package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.ami.reloads.domain.Reload;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends reloads, a few at a time. A failed one is logged and not repeated: after a lost connection everything is
/// reloaded, and Asterisk would reject the same reload again.
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

    Mono<Void> send(Collection<Reload> reloads) {
        return Flux.fromIterable(reloads)
                .flatMapSequential(this::send, CONCURRENCY)
                .then()
                .timeout(TIMEOUT)
                .onErrorResume(TimeoutException.class, _ -> logTimedOut(reloads));
    }

    private Mono<Void> send(Reload reload) {
        Mono<Void> action = switch (reload) {
            case Reload.Registrations() -> node.reloadModule(REGISTRATION_MODULE);
            case Reload.RegisterAgain(var endpoint) -> node.register(endpoint);
            case Reload.Requalify(var endpoint) -> node.requalify(endpoint);
        };
        return action.onErrorResume(NodeUnavailable.class, unavailable -> logNotSent(reload, unavailable))
                .onErrorResume(ActionRejected.class, rejected -> logNotSent(reload, rejected));
    }

    private static Mono<Void> logTimedOut(Collection<Reload> reloads) {
        LOG.warn("not all of {} reloads were sent within {}", reloads.size(), TIMEOUT);
        return Mono.empty();
    }

    private static Mono<Void> logNotSent(Reload reload, Throwable failure) {
        LOG.info("{} was not sent: {}", reload, failure.getMessage());
        return Mono.empty();
    }
}
