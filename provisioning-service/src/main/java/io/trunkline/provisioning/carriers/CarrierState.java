package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriercalls.domain.CarrierCalls;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;

/// What was observed of a carrier.
///
/// @param channelsInUse its live channels in both directions, on all nodes
record CarrierState(ObservedStatus observed, CarrierCalls calls, int channelsInUse) {
    static final CarrierState NONE = new CarrierState(ObservedStatus.NONE, CarrierCalls.NONE, 0);
}
