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

/// What is held now and how much is left.
@RestController
@RequestMapping("/api/routes/live")
class LiveUsageController {
    /// Proxies close connections that say nothing for a minute, some for half of one.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// As long as a token lives. Whoever follows on comes with a new one.
    private static final Duration MAX_STREAM_DURATION = Duration.ofMinutes(10);

    private final LiveUsage liveUsage;
    private final FollowLiveUsage followLiveUsage;
    private final LiveUsageSettings settings;
    private final RevokedAccess access;
    private final Clock clock;

    LiveUsageController(
            LiveUsage holdings,
            FollowLiveUsage followLive,
            LiveUsageSettings settings,
            RevokedAccess access,
            Clock clock) {
        this.liveUsage = holdings;
        this.followLiveUsage = followLive;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    /// @param tenantId   whose campaigns and links; a seller's own goes without saying
    /// @param campaignId this campaign and its links
    /// @param carrierId  this carrier
    /// @param node       this node
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
                .timeout(settings.answerWithin())
                .map(scope::filter);
    }

    /// The same, followed: `state` with the whole, then `change` with the rows that differ, as they do.
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

    /// The token was good when the stream began; what ended its access since then ends the stream.
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

    private static ServerSentEvent<Object> toServerSentEvent(LiveUpdate told) {
        return told.change() == null
                ? ServerSentEvent.<Object>builder(told.state()).event("state").build()
                : ServerSentEvent.<Object>builder(told.change()).event("change").build();
    }

    private static Flux<ServerSentEvent<Object>> heartbeats() {
        return Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<Object>builder().comment("").build());
    }
}
