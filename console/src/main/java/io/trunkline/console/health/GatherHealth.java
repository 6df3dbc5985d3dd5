package io.trunkline.console.health;

import io.trunkline.console.health.domain.ServiceHealth;
import io.trunkline.console.health.domain.ServiceHealth.Fault;
import io.trunkline.console.health.domain.ServiceHealth.Lag;
import io.trunkline.console.health.domain.ServiceHealth.State;
import io.trunkline.console.platform.ConsoleSettings;
import io.trunkline.console.platform.ServiceClient;
import io.trunkline.console.routes.domain.BackendService;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks all services at the same time. Everybody who asks within a second gets the same result.
@Component
class GatherHealth {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final ServiceClient services;
    private final ConsoleSettings settings;
    private final JsonMapper mapper;
    private final Clock clock;
    private final Mono<Gathered> gathered;

    /// @param at when the services were asked
    record Gathered(Instant at, List<ServiceHealth> services) {
        boolean isReady() {
            return services.stream().allMatch(service -> service.state() == State.READY);
        }
    }

    /// What the management port says.
    private record Details(List<Fault> faults, List<Lag> lags, OptionalLong openDeadLetters) {
        private static final Details NONE = new Details(List.of(), List.of(), OptionalLong.empty());
    }

    private record Readiness(State state, long tookMillis) {}

    GatherHealth(ServiceClient services, ConsoleSettings settings, JsonMapper mapper, Clock clock) {
        this.services = services;
        this.settings = settings;
        this.mapper = mapper;
        this.clock = clock;
        this.gathered = Mono.defer(this::gather).cache(KEPT);
    }

    Mono<Gathered> current() {
        return gathered;
    }

    private Mono<Gathered> gather() {
        Instant at = clock.instant();
        return Flux.fromArray(BackendService.values())
                .flatMapSequential(this::ask)
                .collectList()
                .map(all -> new Gathered(at, all));
    }

    private Mono<ServiceHealth> ask(BackendService service) {
        return Mono.zip(readiness(service), details(service))
                .map(both -> new ServiceHealth(
                        service.id(),
                        both.getT1().state(),
                        both.getT1().tookMillis(),
                        both.getT2().faults(),
                        both.getT2().lags(),
                        both.getT2().openDeadLetters()));
    }

    /// As the callers of the service see it.
    private Mono<Readiness> readiness(BackendService service) {
        return Mono.defer(() -> {
            long began = System.nanoTime();
            return services.get(settings.url(service) + "/readyz", settings.healthTimeout())
                    .map(answer -> answer.status() == OK ? State.READY : State.NOT_READY)
                    .onErrorResume(ServiceClient::isFaultOfService, _ -> Mono.just(State.UNREACHABLE))
                    .map(state -> new Readiness(state, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
        });
    }

    private Mono<Details> details(BackendService service) {
        return Mono.justOrEmpty(settings.managementUrl(service))
                .flatMap(url -> Mono.zip(get(url + "/actuator/health"), get(metricsUrl(url))))
                .map(both -> {
                    var health = mapper.readTree(both.getT1());
                    return new Details(
                            HealthAnswers.faults(health),
                            HealthAnswers.lags(new String(both.getT2(), StandardCharsets.UTF_8)),
                            HealthAnswers.openDeadLetters(health));
                })
                .onErrorResume(
                        error -> ServiceClient.isFaultOfService(error) || error instanceof JacksonException,
                        _ -> Mono.just(Details.NONE))
                .defaultIfEmpty(Details.NONE);
    }

    private static String metricsUrl(String url) {
        return url + "/actuator/prometheus?includedNames=" + HealthAnswers.LAG_METRIC;
    }

    private Mono<byte[]> get(String url) {
        return services.get(url, settings.healthTimeout()).map(answer -> answer.body());
    }
}
