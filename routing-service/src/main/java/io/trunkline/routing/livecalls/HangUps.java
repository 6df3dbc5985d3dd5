package io.trunkline.routing.livecalls;

import io.trunkline.telephony.CallId;
import io.trunkline.web.security.CurrentUser;
import reactor.core.publisher.Mono;

/// Hangs up calls by request of a user, placed calls and others.
public interface HangUps {
    /// Refuses every further attempt of the call and commands its node to hang up its channels. A repeated request
    /// sends the command again while the call is live.
    ///
    /// @return the call; empty if there is no such call, or it belongs to another tenant
    Mono<CallId> hangUp(CurrentUser user, CallId call);
}
