package io.trunkline.testkit.architecture.tangled.calls.domain;

import java.time.Instant;
import reactor.core.publisher.Mono;

public record Call(Instant start) {
    public static Mono<Call> begin() {
        return Mono.just(new Call(Instant.now()));
    }
}
