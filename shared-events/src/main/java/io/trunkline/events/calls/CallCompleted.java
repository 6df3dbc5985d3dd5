package io.trunkline.events.calls;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The last channel of a call is gone.
///
/// @param startedAt the first channel's start, null when nobody was there to see it
/// @param answeredAt the first answer of a dialled channel, null when none was seen
/// @param endedAt the last channel's end, by the node's clock
/// @param cause Q.850 cause of the call's own channel
/// @param sipStatus SIP status of the call's own channel
/// @param attempts dialled channels seen
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
