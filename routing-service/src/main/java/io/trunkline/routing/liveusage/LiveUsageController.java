package io.trunkline.routing.liveusage;

import io.trunkline.routing.liveusage.FollowLiveUsage.LiveUpdate;
import io.trunkline.routing.liveusage.domain.LiveScope;
import io.trunkline.routing.liveusage.domain.LiveState;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.RevokedAccess;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// How much of each limit is in use now.
@RestController
@RequestMapping("/api/routes/live")
class LiveUsageController {
    /// Proxies close connections that are idle for 30 to 60 seconds.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// The lifetime of a token. The client then reconnects with a new one.
    private static final Duration MAX_STREAM_DURATION = Duration.ofMinutes(10);

    private final LiveUsage liveUsage;
    private final FollowLiveUsage followLiveUsage;
    private final LiveUsageSettings settings;
    private final RevokedAccess access;
    private final Clock clock;

    LiveUsageController(
            LiveUsage liveUsage,
            FollowLiveUsage followLive,
            LiveUsageSettings settings,
            RevokedAccess access,
            Clock clock) {
        this.liveUsage = liveUsage;
        this.followLiveUsage = followLive;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    /// @param tenantId only this tenant's campaigns and links; defaults to a seller's own tenant
    /// @param campaignId only this campaign and its links
    /// @param carrierId only this carrier
    /// @param node only this node
    @GetMapping
    Mono<LiveState> live(
            CurrentUser caller,
            @RequestParam @Nullable UUID tenantId,
            @RequestParam @Nullable UUID campaignId,
            @RequestParam @Nullable UUID carrierId,
            @RequestParam @Nullable @Size(min = 1, max = 64) String node) {
        LiveScope scope = scope(caller, tenantId, campaignId, carrierId, node);
        return liveUsage
                .read(scope.tenantToRead())
                .timeout(settings.readTimeout())
                .map(scope::filter);
    }

    /// The same as a stream: first `state` with everything, then `change` with the rows that differ.
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Object>> stream(
            CurrentUser caller,
            @RequestParam @Nullable UUID tenantId,
            @RequestParam @Nullable UUID campaignId,
            @RequestParam @Nullable UUID carrierId,
            @RequestParam @Nullable @Size(min = 1, max = 64) String node) {
        return followLiveUsage
                .follow(caller.userId(), scope(caller, tenantId, campaignId, carrierId, node))
                .map(LiveUsageController::toServerSentEvent)
                .publish(events -> Flux.merge(events, heartbeats().takeUntilOther(events.ignoreElements())))
                .takeWhile(accessValid(caller))
                .take(MAX_STREAM_DURATION);
    }

    /// The token was valid when the stream was opened; a revocation since then ends the stream.
    private Predicate<Object> accessValid(CurrentUser caller) {
        Instant began = clock.instant();
        String tenant = caller.tenantId().map(UUID::toString).orElse(null);
        return _ -> !access.isRevoked(caller.userId(), tenant, began);
    }

    private static LiveScope scope(
            CurrentUser caller,
            @Nullable UUID tenantId,
            @Nullable UUID campaignId,
            @Nullable UUID carrierId,
            @Nullable String node) {
        return new LiveScope(
                caller.tenantId().or(() -> Optional.ofNullable(tenantId)),
                !caller.isPlatformUser(),
                Optional.ofNullable(campaignId),
                Optional.ofNullable(carrierId),
                Optional.ofNullable(node));
    }

    private static ServerSentEvent<Object> toServerSentEvent(LiveUpdate update) {
        return update.change() == null
                ? ServerSentEvent.<Object>builder(update.state()).event("state").build()
                : ServerSentEvent.<Object>builder(update.change())
                        .event("change")
                        .build();
    }

    private static Flux<ServerSentEvent<Object>> heartbeats() {
        return Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<Object>builder().comment("").build());
    }
}
