package io.trunkline.routing.decision;

import io.trunkline.routing.decision.domain.InboundEndpoint;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.InboundCarrier;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Reads the routes of called numbers, and what is known of their callers.
interface InboundRoutes {
    /// A called number, the endpoint that the call came in from, and the account that its header names.
    record NumberLookup(PhoneNumber number, Optional<InboundEndpoint> inboundEndpoint, Optional<String> account) {
        static NumberLookup of(InboundLookup call) {
            return new NumberLookup(call.number(), call.inboundEndpoint(), call.account());
        }
    }

    /// The endpoint that a call came in from, and the account that its header names.
    record CarrierLookup(EndpointId endpoint, Optional<String> account) {}

    /// The route of a number, for any caller.
    ///
    /// @param candidates        without a caller's history, and at no particular time
    /// @param hasBlockedCallers whether the tenant has any blocked callers
    record NumberRoute(InboundCandidates candidates, boolean hasBlockedCallers) {
        /// Whether the route depends on the caller.
        boolean dependsOnCaller() {
            return hasBlockedCallers
                    || candidates
                            .campaign()
                            .flatMap(campaign -> campaign.rules().repeatCallers())
                            .isPresent();
        }
    }

    /// Numbers that belong to no tenant are left out.
    Mono<Map<NumberLookup, NumberRoute>> routes(Collection<NumberLookup> numbers, String node);

    /// The carriers that calls came in from, without regard to the called number. Endpoints that are no carrier's are
    /// left out.
    Mono<Map<CarrierLookup, InboundCarrier>> carriers(Collection<CarrierLookup> calls);

    /// The history of each call's caller.
    Mono<Map<InboundLookup, CallerHistory>> callerHistories(Map<InboundLookup, NumberRoute> calls);
}
