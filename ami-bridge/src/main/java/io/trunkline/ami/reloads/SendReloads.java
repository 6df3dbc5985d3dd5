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

/// Gives nudges, some at once. One that fails is told in the log and left: when the node was away it is given
/// again
/// after the next connect, and when Asterisk refuses it a repetition would be refused too.
@Component
final class SendReloads {

    private static final Logger LOG = LoggerFactory.getLogger(SendReloads.class);
    private static final String REGISTRATION_MODULE = "res_pjsip_outbound_registration.so";

    /// Asterisk runs one connection's actions one by one; a few in flight hide the way there and back.
    private static final int CONCURRENCY = 4;
    /// The node's events wait meanwhile.
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final NodeActions node;

    SendReloads(NodeActions node) {
        this.node = node;
    }

    Mono<Void> send(Collection<Reload> nudges) {
        return Flux.fromIterable(nudges)
                .flatMapSequential(this::send, CONCURRENCY)
                .then()
                .timeout(LIMIT)
                .onErrorResume(TimeoutException.class, _ -> logTimedOut(nudges));
    }

    private Mono<Void> send(Reload nudge) {
        Mono<Void> action = switch (nudge) {
            case Reload.Registrations() -> node.reloadModule(REGISTRATION_MODULE);
            case Reload.RegisterAgain(var endpoint) -> node.register(endpoint);
            case Reload.Requalify(var endpoint) -> node.requalify(endpoint);
        };
        return action.onErrorResume(NodeUnavailable.class, away -> logNotSent(nudge, away))
                .onErrorResume(ActionRejected.class, refused -> logNotSent(nudge, refused));
    }

    private static Mono<Void> logTimedOut(Collection<Reload> nudges) {
        LOG.warn("not all of {} nudges were given in {}", nudges.size(), LIMIT);
        return Mono.empty();
    }

    private static Mono<Void> logNotSent(Reload nudge, Throwable why) {
        LOG.info("{} was not given: {}", nudge, why.getMessage());
        return Mono.empty();
    }
}
