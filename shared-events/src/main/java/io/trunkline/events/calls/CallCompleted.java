package io.trunkline.events.calls;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The last channel of a call has ended.
///
/// @param startedAt start of the first channel; null when it was not observed
/// @param answeredAt first answer of a dialed channel; null when none was observed
/// @param endedAt end of the last channel, by the node's clock
/// @param cause Q.850 cause of the call's own channel
/// @param sipStatus SIP status of the call's own channel
/// @param attempts number of dialed channels observed
public record CallCompleted(
        CallFact fact,
        @Nullable Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        int attempts)
        implements CallEvent {

    @Override
    public String callId() {
        return fact.callId();
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.ofNullable(fact.ids().tenantId());
    }
}
