package io.trunkline.routing.placedcalls.follow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.routing.placedcalls.follow.PlacedCallEventLog.NumberedEvent;
import io.trunkline.telephony.CallId;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells how a placed call goes, as it goes.
@RestController
@RequestMapping("/api/calls/{callId}/events")
class PlacedCallEventsController {
    /// Proxies close connections that say nothing for a minute, some for half of one.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// As long as a token lives. Whoever follows on comes with a new one and the number of the last event it had.
    private static final Duration MAX_STREAM_DURATION = Duration.ofMinutes(10);

    private final PlacedCallEventLog eventLog;
    private final FollowCall followCall;

    PlacedCallEventsController(PlacedCallEventLog callLog, FollowCall followCall) {
        this.eventLog = callLog;
        this.followCall = followCall;
    }

    /// @param attempt    0 for the call itself, from 101 for the leg that an answered call is joined to
    /// @param carrierId  with `routed`, that the attempt goes by
    /// @param clientId   with `routed`, that the answered call goes to
    /// @param name       of that carrier or client
    /// @param reason     with `ended`: `answered`, `cancelled`, or why nobody answered
    /// @param cause      with `ended`, Q.850
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(
            String callId,
            String event,
            int attempt,
            Instant at,
            @Nullable UUID carrierId,
            @Nullable UUID clientId,
            @Nullable String name,
            @Nullable String reason,
            @Nullable Integer cause) {
        static EventView of(PlacedCallEvent event) {
            return new EventView(
                    event.call().value(),
                    wire(event.kind()),
                    event.attempt(),
                    event.at(),
                    event.carrier().orElse(null),
                    event.client().orElse(null),
                    event.name().orElse(null),
                    event.reason().orElse(null),
                    event.cause().orElse(null));
        }
    }

    /// @param lastEventId the id of the last event that the caller had; what came after it is told
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<EventView>>>> follow(
            CurrentUser caller,
            @PathVariable String callId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return Mono.justOrEmpty(CallId.parse(callId))
                .flatMap(call -> eventLog.endNumber(call, caller.tenantId())
                        .map(last -> answer(call, lastSeenNumber(lastEventId), last)))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such call")));
    }

    /// @param last the number of the end, 0 while there is none
    private ResponseEntity<Flux<ServerSentEvent<EventView>>> answer(CallId call, int seen, int last) {
        if (last > 0 && seen >= last) {
            // 204 is how an EventSource is told not to ask again
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok().body(stream(call, seen));
    }

    private Flux<ServerSentEvent<EventView>> stream(CallId call, int seen) {
        return followCall
                .follow(call, seen)
                .map(PlacedCallEventsController::toServerSentEvent)
                .publish(events -> Flux.merge(events, heartbeats().takeUntilOther(events.ignoreElements())))
                .take(MAX_STREAM_DURATION);
    }

    private static Flux<ServerSentEvent<EventView>> heartbeats() {
        return Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<EventView>builder().comment("").build());
    }

    private static ServerSentEvent<EventView> toServerSentEvent(NumberedEvent numbered) {
        return ServerSentEvent.builder(EventView.of(numbered.event()))
                .id(String.valueOf(numbered.number()))
                .event(wire(numbered.event().kind()))
                .build();
    }

    /// Anything but a number that was given out here begins again.
    private static int lastSeenNumber(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,6}") ? Integer.parseInt(lastEventId) : 0;
    }

    private static String wire(PlacedCallEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
