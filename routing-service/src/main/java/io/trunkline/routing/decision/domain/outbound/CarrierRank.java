package io.trunkline.routing.decision.domain.outbound;

import java.util.Comparator;

/// The place of a carrier among those that a call may use. The same carrier has different ranks on different nodes,
/// since it may be registered at one of them only.
///
/// @param campaignPriority the priority that the campaign gives it, lowest first
/// @param priority         its priority among all carriers, lowest first
/// @param knownReachable   false while its state is unknown
public record CarrierRank(int campaignPriority, int priority, boolean knownReachable)
        implements Comparable<CarrierRank> {
    private static final Comparator<CarrierRank> BEST_FIRST = Comparator.comparingInt(CarrierRank::campaignPriority)
            .thenComparingInt(CarrierRank::priority)
            .thenComparing(rank -> !rank.knownReachable());

    @Override
    public int compareTo(CarrierRank other) {
        return BEST_FIRST.compare(this, other);
    }
}
