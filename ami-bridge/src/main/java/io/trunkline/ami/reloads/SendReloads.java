package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.ami.reloads.domain.Reload;
import io.trunkline.ami.reloads.domain.SentReloads;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends reloads, a few at a time. A failed one is logged, counted and not repeated: after a lost connection everything
/// is reloaded, and Asterisk would reject the same reload again.
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

    Mono<SentReloads> send(Collection<Reload> reloads) {
        return Flux.fromIterable(reloads)
                .flatMapSequential(this::send, CONCURRENCY)
                .take(TIMEOUT)
                .collectList()
                .map(done -> counted(reloads.size(), done));
    }

    private static SentReloads counted(int sent, List<Boolean> results) {
        if (results.size() < sent) {
            LOG.warn("{} of {} reloads were not carried out within {}", sent - results.size(), sent, TIMEOUT);
        }
        int done = Math.toIntExact(results.stream().filter(it -> it).count());
        return new SentReloads(done, sent - done);
    }

    /// @return whether the node responded
    private Mono<Boolean> send(Reload reload) {
        Mono<Void> action = switch (reload) {
            case Reload.Registrations() -> node.reloadModule(REGISTRATION_MODULE);
            case Reload.RegisterAgain(var endpoint) -> node.register(endpoint);
            case Reload.Requalify(var endpoint) -> node.requalify(endpoint);
        };
        return action.thenReturn(true)
                .onErrorResume(NodeUnavailable.class, unavailable -> logNotSent(reload, unavailable, false))
                .onErrorResume(ActionRejected.class, rejected -> logNotSent(reload, rejected, true));
    }

    private static Mono<Boolean> logNotSent(Reload reload, Throwable failure, boolean responded) {
        LOG.info("{} was not sent: {}", reload, failure.getMessage());
        return Mono.just(responded);
    }
}
