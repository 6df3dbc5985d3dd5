package io.trunkline.routing.placedcalls;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.telephony.CallId;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/calls")
class PlacedCallController {
    private final PlaceCall placeCall;
    private final CancelCall cancelCall;
    private final PlacedCallViews views;

    PlacedCallController(PlaceCall placeCall, CancelCall cancelCall, PlacedCallViews views) {
        this.placeCall = placeCall;
        this.cancelCall = cancelCall;
        this.views = views;
    }

    /// Response to an accepted order.
    record AcceptedCall(String callId, String state) {}

    @PostMapping
    @Operation(operationId = "placeCall", summary = "Place a call")
    @ApiResponse(
            responseCode = "202",
            description = "Accepted",
            headers =
                    @Header(name = "Location", description = "The path of the call", schema = @Schema(type = "string")))
    Mono<ResponseEntity<AcceptedCall>> place(
            CurrentUser caller, @Nullable IdempotencyKey key, @Valid @RequestBody PlaceCallRequest request) {
        return placeCall.place(caller, request, key).map(answer -> accepted(answer.value(), answer.isRepeat()));
    }

    @GetMapping("/{callId}")
    Mono<PlacedCallView> get(CurrentUser caller, @PathVariable String callId) {
        return Mono.justOrEmpty(CallId.parse(callId))
                .flatMap(call -> views.find(call, caller.tenantId()))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such call")));
    }

    /// May be repeated.
    @PostMapping("/{callId}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<PlacedCallView> cancel(CurrentUser caller, @PathVariable String callId) {
        return Mono.justOrEmpty(CallId.parse(callId))
                .flatMap(call -> cancelCall.cancel(caller, call))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such call")));
    }

    private static ResponseEntity<AcceptedCall> accepted(CallId call, boolean isReplay) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create(ApiPath.V1 + "/calls/" + call))
                .headers(Responses.replay(isReplay))
                .body(new AcceptedCall(call.value(), "requested"));
    }
}
