package io.trunkline.testkit.architecture.blocking;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

class MarkedLoop {
    @Blocking("The loop has a thread of its own.")
    @Nullable
    String waitWithReason() {
        return Mono.just("done").block();
    }
}
