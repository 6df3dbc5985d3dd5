package io.trunkline.routing.calls;

import io.trunkline.events.CallCompleted;
import io.trunkline.events.CallProgress;
import io.trunkline.events.Event;
import io.trunkline.events.Topic;
import io.trunkline.messaging.EventHandler;
import io.trunkline.messaging.Received;
import io.trunkline.messaging.Subscription;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Follows the calls that were placed here. Their ids tell them from Asterisk's own, so that the others cost no
/// query.
@Configuration(proxyBeanMethods = false)
class HearProgress implements EventHandler {
    private static final Pattern PLACED = Pattern.compile(".*\\.t[a-z0-9]{12}");

    private final Progress progress;

    HearProgress(Progress progress) {
        this.progress = progress;
    }

    @Bean
    Subscription placedCallSubscription() {
        return new Subscription("placed-calls", List.of(Topic.CALL_PROGRESS, Topic.CALL_COMPLETED), this);
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        return Flux.fromIterable(batch)
                .concatMap(received -> apply(received.event()))
                .then();
    }

    private Mono<Void> apply(Event event) {
        return switch (event) {
            case CallProgress step when !isPlaced(step.callId()) -> Mono.empty();
            case CallProgress step when step.kind() == CallProgress.Kind.NOT_ORIGINATED -> progress.notOriginated(step);
            case CallProgress step -> progress.note(step);
            case CallCompleted completed when isPlaced(completed.callId()) -> progress.end(completed);
            default -> Mono.empty();
        };
    }

    private static boolean isPlaced(String call) {
        return PLACED.matcher(call).matches();
    }
}
