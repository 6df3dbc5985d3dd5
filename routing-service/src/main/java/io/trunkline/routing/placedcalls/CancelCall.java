package io.trunkline.routing.placedcalls;

import io.trunkline.routing.livecalls.HangUps;
import io.trunkline.telephony.CallId;
import io.trunkline.web.security.CurrentUser;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Cancels a placed call: hangs it up, whether or not it has reached its node.
@Component
class CancelCall {
    private final HangUps hangUps;
    private final PlacedCallViews views;

    CancelCall(HangUps hangUps, PlacedCallViews views) {
        this.hangUps = hangUps;
        this.views = views;
    }

    /// Returns the call after the cancellation. A repeated request returns the same.
    Mono<PlacedCallView> cancel(CurrentUser caller, CallId call) {
        return views.find(call, caller.tenantId())
                .flatMap(_ -> hangUps.hangUp(caller, call))
                .flatMap(canceled -> views.find(canceled, caller.tenantId()));
    }
}
