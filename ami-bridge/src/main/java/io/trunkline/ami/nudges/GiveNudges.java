package io.trunkline.ami.nudges;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.nudges.domain.Nudge;
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
final class GiveNudges {

    private static final Logger LOG = LoggerFactory.getLogger(GiveNudges.class);
    private static final String REGISTRATIONS = "res_pjsip_outbound_registration.so";

    /// Asterisk runs one connection's actions one by one; a few in flight hide the way there and back.
    private static final int AT_ONCE = 4;
    /// The node's events wait meanwhile.
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final NodeActions node;

    GiveNudges(NodeActions node) {
        this.node = node;
    }

    Mono<Void> give(Collection<Nudge> nudges) {
        return Flux.fromIterable(nudges)
                .flatMapSequential(this::give, AT_ONCE)
                .then()
                .timeout(LIMIT)
                .onErrorResume(TimeoutException.class, _ -> tooMany(nudges));
    }

    private Mono<Void> give(Nudge nudge) {
        Mono<Void> action = switch (nudge) {
            case Nudge.ReloadRegistrations() -> node.reload(REGISTRATIONS);
            case Nudge.Register(var endpoint) -> node.register(endpoint);
            case Nudge.Requalify(var endpoint) -> node.requalify(endpoint);
        };
        return action.onErrorResume(NodeActions.Away.class, away -> left(nudge, away))
                .onErrorResume(NodeActions.Refused.class, refused -> left(nudge, refused));
    }

    private static Mono<Void> tooMany(Collection<Nudge> nudges) {
        LOG.warn("not all of {} nudges were given in {}", nudges.size(), LIMIT);
        return Mono.empty();
    }

    private static Mono<Void> left(Nudge nudge, Throwable why) {
        LOG.info("{} was not given: {}", nudge, why.getMessage());
        return Mono.empty();
    }
}
