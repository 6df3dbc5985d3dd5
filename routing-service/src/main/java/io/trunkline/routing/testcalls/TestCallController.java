package io.trunkline.routing.testcalls;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.web.ApiPath;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Tries a campaign with a real call.
@RestController
@RequestMapping(ApiPath.V1 + "/campaigns/{id}/test-calls")
class TestCallController {
    private final PlaceTestCall placeTestCall;

    TestCallController(PlaceTestCall placeTestCall) {
        this.placeTestCall = placeTestCall;
    }

    /// @param callId of the record, and of the call in progress
    record TestCallView(String callId) {}

    /// The node calls the number as if a carrier had sent the call. A client that answers hears a soft tone, for a
    /// minute at most. The call is counted like every other; the reference of its record is `test=inbound`.
    @PostMapping
    @Operation(operationId = "placeTestCall", summary = "Place a test call to a campaign")
    @ApiResponse(responseCode = "202", description = "Accepted")
    Mono<ResponseEntity<TestCallView>> place(
            CurrentUser caller,
            @PathVariable UUID id,
            @Nullable IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable TestCallRequest request) {
        return placeTestCall
                .place(caller, id, Objects.requireNonNullElse(request, TestCallRequest.ANY), key)
                .map(answer -> ResponseEntity.status(HttpStatus.ACCEPTED)
                        .headers(Responses.replay(answer.isRepeat()))
                        .body(new TestCallView(answer.value())));
    }
}
