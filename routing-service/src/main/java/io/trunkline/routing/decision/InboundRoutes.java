package io.trunkline.routing.decision;

import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.telephony.EndpointId;
import io.trunkline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What is known of numbers that are called, and of those who call them.
interface InboundRoutes {
    /// Which version of all that [#routes] reads is in force, and the database's time.
    record CurrentVersion(UUID version, Instant now) {}

    /// A number as it is called over an endpoint.
    record NumberLookup(PhoneNumber number, Optional<EndpointId> inboundEndpoint) {
        static NumberLookup of(InboundLookup call) {
            return new NumberLookup(call.number(), call.inboundEndpoint());
        }
    }

    /// What stands behind a number, whoever calls it.
    ///
    /// @param candidates without the caller, at no particular time
    /// @param hasBlockedCallers     whether its tenant blocks anybody at all
    record NumberRoute(InboundCandidates candidates, boolean hasBlockedCallers) {
        /// Whether it matters who calls.
        boolean dependsOnCaller() {
            return hasBlockedCallers
                    || candidates
                            .campaign()
                            .flatMap(campaign -> campaign.rules().repeatCallers())
                            .isPresent();
        }
    }

    Mono<CurrentVersion> currentVersion();

    /// Numbers that nobody has are not in the answer.
    Mono<Map<NumberLookup, NumberRoute>> routes(Collection<NumberLookup> numbers, String node);

    /// Who calls, for each of these calls.
    Mono<Map<InboundLookup, CallerHistory>> callerHistories(Map<InboundLookup, NumberRoute> calls);
}
