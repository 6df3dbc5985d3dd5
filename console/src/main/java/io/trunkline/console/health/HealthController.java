package io.trunkline.console.health;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.console.health.domain.ServiceHealth;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class HealthController {
    private final GatherHealth gather;

    HealthController(GatherHealth gather) {
        this.gather = gather;
    }

    @GetMapping(ApiPath.V1 + "/health")
    @Operation(operationId = "getHealth", summary = "Read the state of all services")
    Mono<ResponseEntity<HealthView>> read(CurrentUser user) {
        return gather.current()
                .map(gathered -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(HealthView.of(gathered, user.isPlatformUser())));
    }

    /// @param state `ready` if all services are, otherwise `not-ready`
    /// @param checkedAt when the services were asked; a result is up to a second old
    /// @param services in a fixed order
    record HealthView(String state, Instant checkedAt, List<ServiceView> services) {
        private static HealthView of(GatherHealth.Gathered gathered, boolean inFull) {
            return new HealthView(
                    gathered.isReady() ? "ready" : "not-ready",
                    gathered.at(),
                    gathered.services().stream()
                            .map(service -> ServiceView.of(service, inFull))
                            .toList());
        }
    }

    /// @param service such as `cdr-service`
    /// @param state `ready`, `not-ready` or `unreachable`
    /// @param details null for sellers
    record ServiceView(
            String service, String state, @Nullable DetailsView details) {
        private static ServiceView of(ServiceHealth health, boolean inFull) {
            return new ServiceView(
                    health.service(),
                    health.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    inFull ? DetailsView.of(health) : null);
        }
    }

    /// @param tookMillis until the service answered, or until the console gave up
    /// @param faults the parts of the service that are not well
    /// @param lags how many events each consumer group has yet to read, by topic
    /// @param openDeadLetters the events that the service could not process; null if it does not say
    record DetailsView(
            long tookMillis,
            List<FaultView> faults,
            List<LagView> lags,
            @Nullable Long openDeadLetters) {
        private static DetailsView of(ServiceHealth health) {
            return new DetailsView(
                    health.tookMillis(),
                    health.faults().stream()
                            .map(fault -> new FaultView(fault.component(), fault.status(), fault.detail()))
                            .toList(),
                    health.lags().stream()
                            .map(lag -> new LagView(lag.group(), lag.topic(), lag.events()))
                            .toList(),
                    health.openDeadLetters().isPresent()
                            ? health.openDeadLetters().getAsLong()
                            : null);
        }
    }

    /// @param component such as `database`, `catch-up` or `node`
    /// @param status `down`, `out-of-service` or `unknown`
    /// @param detail what the service says about it; may be empty
    record FaultView(String component, String status, String detail) {}

    /// @param events that the group has yet to read
    record LagView(String group, String topic, long events) {}
}
