package io.trunkline.ami.endpointtests;

import io.trunkline.ami.endpointtests.domain.StepResult;
import io.trunkline.events.nodes.EndpointTested.StepName;
import io.trunkline.events.nodes.NodeCommand.EndpointTest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Resolves the host as the machine of this bridge does. The node itself has no action that resolves a name.
@Component
@Order(1)
final class ResolveStep implements TestStep {
    private static final int MAX_SHOWN = 5;

    private final NameLookup names;

    ResolveStep(NameLookup names) {
        this.names = names;
    }

    @Override
    public StepName name() {
        return StepName.RESOLVE;
    }

    @Override
    public Mono<StepResult> run(EndpointTest test, Duration limit) {
        String host = test.host();
        if (host == null) {
            return Mono.just(StepResult.skipped("no-host"));
        }
        if (isLiteral(host)) {
            return Mono.just(StepResult.skipped("host-is-address"));
        }
        String service = test.service();
        return (service == null ? Mono.just(List.<NameLookup.Target>of()) : names.targets(service))
                .flatMap(targets -> targets.isEmpty() ? resolve(host, host) : resolve(service + " → ", targets));
    }

    private Mono<StepResult> resolve(String prefix, List<NameLookup.Target> targets) {
        return Flux.fromIterable(targets)
                .take(MAX_SHOWN)
                .concatMap(target -> target.host().isEmpty()
                        ? Mono.just(StepResult.failed("not-resolved", prefix + "not offered"))
                        : resolve(target.host(), target.host() + ":" + target.port()))
                .collectList()
                .map(results -> results.stream()
                        .filter(result -> result.kind() == StepResult.Kind.PASSED)
                        .findFirst()
                        .map(result -> StepResult.passed(prefix + result.evidence()))
                        .orElseGet(results::getFirst));
    }

    private Mono<StepResult> resolve(String host, String shown) {
        return names.addresses(host)
                .map(addresses -> addresses.isEmpty()
                        ? StepResult.failed("not-resolved", host + " has no address")
                        : StepResult.passed(shown + " → "
                                + String.join(", ", addresses.subList(0, Math.min(addresses.size(), MAX_SHOWN)))));
    }

    private static boolean isLiteral(String host) {
        try {
            var _ = InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
