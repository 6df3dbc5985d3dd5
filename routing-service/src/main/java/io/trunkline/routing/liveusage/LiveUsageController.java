package io.trunkline.routing.liveusage;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.routing.liveusage.FollowLiveUsage.LiveUpdate;
import io.trunkline.routing.liveusage.domain.LiveChange;
import io.trunkline.routing.liveusage.domain.LiveScope;
import io.trunkline.routing.liveusage.domain.LiveState;
import io.trunkline.routing.platform.LiveSettings;
import io.trunkline.routing.platform.StreamSettings;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.stream.EventStreams;
import io.trunkline.web.stream.StreamSlots;
import io.trunkline.web.stream.StreamedEvent;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
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
@RequestMapping(ApiPath.V1 + "/routes/live")
class LiveUsageController {
    private final LiveUsage liveUsage;
    private final FollowLiveUsage followLiveUsage;
    private final LiveSettings settings;
    private final EventStreams streams;
    private final StreamSlots slots;

    LiveUsageController(
            LiveUsage liveUsage,
            FollowLiveUsage followLive,
            LiveSettings settings,
            StreamSettings streamSettings,
            EventStreams streams,
            MeterRegistry meters) {
        this.liveUsage = liveUsage;
        this.followLiveUsage = followLive;
        this.settings = settings;
        this.streams = streams;
        this.slots = streamSettings.slots();
        meters.gauge("trunkline.live.streams", slots, StreamSlots::open);
    }

    /// @param tenantId only this tenant's campaigns and links; defaults to a seller's own tenant
    /// @param campaignId only this campaign and its links
    /// @param carrierId only this carrier
    /// @param node only this node
    @GetMapping
    @Operation(operationId = "getLiveUsage", summary = "Get how much of each limit is in use")
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
    @Operation(operationId = "followLiveUsage", summary = "Follow how much of each limit is in use")
    @StreamedEvent(names = "state", data = LiveState.class)
    @StreamedEvent(names = "change", data = LiveChange.class)
    Flux<ServerSentEvent<Object>> stream(
            CurrentUser caller,
            @RequestParam @Nullable UUID tenantId,
            @RequestParam @Nullable UUID campaignId,
            @RequestParam @Nullable UUID carrierId,
            @RequestParam @Nullable @Size(min = 1, max = 64) String node) {
        LiveScope scope = scope(caller, tenantId, campaignId, carrierId, node);
        return streams.open(caller, slots, followLiveUsage.follow(scope).map(LiveUsageController::toServerSentEvent));
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
}
