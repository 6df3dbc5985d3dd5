package io.trunkline.routing.livecalls;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.routing.livecalls.FollowLiveCalls.LiveCallUpdate;
import io.trunkline.routing.livecalls.domain.LiveCall;
import io.trunkline.routing.livecalls.domain.LiveCallFilter;
import io.trunkline.routing.livecalls.domain.LiveCalls;
import io.trunkline.routing.livecalls.domain.LiveCalls.LiveCallChange;
import io.trunkline.routing.platform.LiveSettings;
import io.trunkline.routing.platform.StreamSettings;
import io.trunkline.telephony.CallId;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.stream.EventStreams;
import io.trunkline.web.stream.StreamSlots;
import io.trunkline.web.stream.StreamedEvent;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The calls in progress.
@RestController
@RequestMapping(ApiPath.V1 + "/live-calls")
class LiveCallController {
    private final LiveCallViews views;
    private final HangUps hangUps;
    private final FollowLiveCalls followLiveCalls;
    private final LiveSettings settings;
    private final EventStreams streams;
    private final StreamSlots slots;

    LiveCallController(
            LiveCallViews views,
            HangUps hangUps,
            FollowLiveCalls followLiveCalls,
            LiveSettings settings,
            StreamSettings streamSettings,
            EventStreams streams,
            MeterRegistry meters) {
        this.views = views;
        this.hangUps = hangUps;
        this.followLiveCalls = followLiveCalls;
        this.settings = settings;
        this.streams = streams;
        this.slots = streamSettings.slots();
        meters.gauge("trunkline.live.calls.streams", slots, StreamSlots::open);
    }

    @GetMapping
    @Operation(summary = "List calls in progress, the latest first")
    @LiveCallFilters
    Mono<Page<LiveCall>> list(
            @ListOptions(sort = "-startedAt") PageRequest page,
            CurrentUser user,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return filter(user, exchange)
                .flatMap(filter -> views.list(filter, page))
                .timeout(settings.readTimeout());
    }

    @GetMapping("/{callId}")
    @Operation(summary = "Get a call in progress")
    Mono<LiveCall> get(CurrentUser user, @PathVariable String callId) {
        return Mono.justOrEmpty(CallId.parse(callId))
                .flatMap(call -> views.find(call, user.tenantId()))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such call in progress")));
    }

    /// The same as a stream: first `state` with all calls, then `change` with the calls that differ.
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followLiveCalls", summary = "Follow the calls in progress")
    @StreamedEvent(names = "state", data = LiveCalls.class)
    @StreamedEvent(names = "change", data = LiveCallChange.class)
    @LiveCallFilters
    Flux<ServerSentEvent<Object>> stream(CurrentUser user, @Parameter(hidden = true) ServerWebExchange exchange) {
        return filter(user, exchange)
                .flatMapMany(filter -> streams.open(
                        user, slots, followLiveCalls.follow(filter).map(LiveCallController::toServerSentEvent)));
    }

    /// May be repeated.
    @PostMapping("/{callId}/hangup")
    @Operation(operationId = "hangUpLiveCall", summary = "Hang up a call in progress")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> hangUp(CurrentUser user, @PathVariable String callId) {
        return Mono.justOrEmpty(CallId.parse(callId))
                .flatMap(call -> hangUps.hangUp(user, call))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such call")))
                .then();
    }

    private static Mono<LiveCallFilter> filter(CurrentUser user, ServerWebExchange exchange) {
        return Mono.fromCallable(
                () -> LiveCallParameters.parse(exchange.getRequest().getQueryParams(), user));
    }

    private static ServerSentEvent<Object> toServerSentEvent(LiveCallUpdate update) {
        return update.change() == null
                ? ServerSentEvent.<Object>builder(update.calls()).event("state").build()
                : ServerSentEvent.<Object>builder(update.change())
                        .event("change")
                        .build();
    }
}
