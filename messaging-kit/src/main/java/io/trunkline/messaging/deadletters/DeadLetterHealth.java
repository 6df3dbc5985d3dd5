package io.trunkline.messaging.deadletters;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/// The open dead letters by consumer group. They do not make the service unhealthy: it continues with later events,
/// and to restart it would not help.
public final class DeadLetterHealth extends AbstractReactiveHealthIndicator {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final DeadLetters letters;

    public DeadLetterHealth(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return letters.countOpen()
                .map(open -> builder.up().withDetail("open", open).build())
                .timeout(LIMIT)
                .onErrorResume(fault -> Mono.just(builder.unknown()
                        .withDetail("error", fault.getClass().getSimpleName())
                        .build()));
    }
}
