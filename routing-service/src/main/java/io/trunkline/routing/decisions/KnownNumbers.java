package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.InboundCandidates;
import io.trunkline.routing.decisions.domain.KnownCaller;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What is known of numbers that are called, and of those who call them.
interface KnownNumbers {
    /// Which version of all that [#behind] reads is in force, and the database's time.
    record Moment(UUID version, Instant now) {}

    /// A number as it is called over an endpoint.
    record Called(PhoneNumber number, Optional<EndpointId> cameInBy) {
        static Called by(Dialled call) {
            return new Called(call.number(), call.cameInBy());
        }
    }

    /// What stands behind a number, whoever calls it.
    ///
    /// @param candidates without the caller, at no particular time
    /// @param blocks     whether its tenant blocks anybody at all
    record Behind(InboundCandidates candidates, boolean blocks) {
        /// Whether it matters who calls.
        boolean asksWhoCalls() {
            return blocks
                    || candidates
                            .campaign()
                            .flatMap(campaign -> campaign.rules().repeats())
                            .isPresent();
        }
    }

    Mono<Moment> moment();

    /// Numbers that nobody has are not in the answer.
    Mono<Map<Called, Behind>> behind(Collection<Called> numbers, String node);

    /// Who calls, for each of these calls.
    Mono<Map<Dialled, KnownCaller>> callers(Map<Dialled, Behind> calls);
}
