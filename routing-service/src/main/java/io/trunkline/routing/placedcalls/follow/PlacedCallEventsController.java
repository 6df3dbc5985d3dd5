package io.trunkline.routing.placedcalls.follow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.events.calls.LegNumbers;
import io.trunkline.routing.placedcalls.domain.NumberedEvent;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.routing.platform.StreamSettings;
import io.trunkline.telephony.CallId;
import io.trunkline.web.ApiPath;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.stream.EventStreams;
import io.trunkline.web.stream.StreamSlots;
import io.trunkline.web.stream.StreamedEvent;
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

/// Streams the progress of a placed call.
@RestController
@RequestMapping(ApiPath.V1 + "/calls/{callId}/events")
class PlacedCallEventsController {
    private final PlacedCallEventLog eventLog;
    private final FollowCall followCall;
    private final EventStreams streams;
    private final StreamSlots slots;

    PlacedCallEventsController(
            PlacedCallEventLog eventLog,
            FollowCall followCall,
            StreamSettings settings,
            EventStreams streams,
            MeterRegistry meters) {
        this.eventLog = eventLog;
        this.followCall = followCall;
        this.streams = streams;
        this.slots = settings.slots();
        meters.gauge("trunkline.calls.streams", slots, StreamSlots::open);
    }

    /// Of the call itself if it has neither `attempt` nor `connectLeg`.
    ///
    /// @param attempt number of the attempt, from 1
    /// @param connectLeg number of the connect leg, from 1
    /// @param carrierId with `routed`: carrier of the attempt
    /// @param clientId with `routed`: client of the connect leg
    /// @param name of the carrier or client
    /// @param reason with `ended`: `answered`, `hung-up` (answered, and hung up over the API), `canceled`, or
    ///     why the call failed
    /// @param cause with `ended`: Q.850 cause
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(
            String callId,
            String event,
            @Nullable Integer attempt,
            @Nullable Integer connectLeg,
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
                    LegNumbers.attempt(event.leg()),
                    LegNumbers.connectLeg(event.leg()),
                    event.at(),
                    event.carrier().orElse(null),
                    event.client().orElse(null),
                    event.name().orElse(null),
                    event.reason().orElse(null),
                    event.cause().orElse(null));
        }
    }

    /// @param lastEventId the last event the client received; the stream continues after it
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followCall", summary = "Follow the progress of a call")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "204", description = "The call has ended and every event was sent", content = @Content)
    @StreamedEvent(
            names = {"requested", "routed", "ringing", "answered", "ended"},
            data = EventView.class)
    Mono<ResponseEntity<Flux<ServerSentEvent<EventView>>>> follow(
            CurrentUser caller,
            @PathVariable String callId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return Mono.justOrEmpty(CallId.parse(callId))
                .flatMap(call -> eventLog.endNumber(call, caller.tenantId())
                        .map(last -> answer(caller, call, lastSeenNumber(lastEventId), last)))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such call")));
    }

    /// @param last number of the `ended` event, 0 before it
    private ResponseEntity<Flux<ServerSentEvent<EventView>>> answer(
            CurrentUser caller, CallId call, int seen, int last) {
        if (last > 0 && seen >= last) {
            // 204 makes an EventSource stop reconnecting
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok().body(stream(caller, call, seen));
    }

    private Flux<ServerSentEvent<EventView>> stream(CurrentUser caller, CallId call, int seen) {
        return streams.open(
                caller, slots, followCall.follow(call, seen).map(PlacedCallEventsController::toServerSentEvent));
    }

    private static ServerSentEvent<EventView> toServerSentEvent(NumberedEvent numbered) {
        return ServerSentEvent.builder(EventView.of(numbered.event()))
                .id(String.valueOf(numbered.number()))
                .event(wire(numbered.event().kind()))
                .build();
    }

    /// An unknown value starts from the beginning.
    private static int lastSeenNumber(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,6}") ? Integer.parseInt(lastEventId) : 0;
    }

    private static String wire(PlacedCallEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
