package io.trunkline.provisioning.trunknumbers;

import io.trunkline.telephony.ids.EndpointId;
import reactor.core.publisher.Mono;

/// The numbers of trunks, by did.changed. Fails with `service.not-ready` until this service has consumed the whole
/// topic once.
public interface TrunkNumbers {
    /// How many numbers have this trunk.
    Mono<Long> count(EndpointId trunk);
}
