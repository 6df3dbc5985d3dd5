package io.trunkline.routing.outages;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.routing.outages.SqlOutages.Count;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Watches carriers and clients, and measures how many are unreachable, which each replica does.
@Configuration(proxyBeanMethods = false)
class OutageWatchJob {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final WatchOutages watch;
    private final SqlOutages outages;
    private final OutageSettings settings;
    private final AtomicReference<Count> reported = new AtomicReference<>(new Count(0, 0));

    OutageWatchJob(WatchOutages watch, SqlOutages outages, OutageSettings settings, MeterRegistry meters) {
        this.watch = watch;
        this.outages = outages;
        this.settings = settings;
        var _ = Gauge.builder(
                        "trunkline.carriers.unreachable", () -> reported.get().carriers())
                .description("Carriers of which carrier.unreachable was raised")
                .register(meters);
        var _ = Gauge.builder(
                        "trunkline.clients.unreachable", () -> reported.get().clients())
                .description("Clients of which client.unreachable was raised")
                .register(meters);
    }

    @Bean
    BackgroundLoop outageWatchLoop() {
        return BackgroundLoop.named("outage-watch")
                .firstAfter(Duration.ofSeconds(1))
                .every(settings.interval(), TIMEOUT, this::check);
    }

    private Mono<Void> check() {
        return watch.check()
                .then(outages.countReported())
                .doOnNext(reported::set)
                .then();
    }
}
