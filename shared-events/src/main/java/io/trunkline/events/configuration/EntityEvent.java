package io.trunkline.events.configuration;

import io.trunkline.events.Event;

/// The whole configuration of one entity after a change. The topic is compacted, and the key is the entity's id.
public sealed interface EntityEvent extends Event
        permits CarrierChanged,
                ClientChanged,
                TenantChanged,
                AccessChanged,
                CampaignChanged,
                DidChanged,
                DialplanChanged {

    /// From 1, and one more with each change of the configuration. Observed state does not change it.
    long version();

    /// True in the last event of an entity. A tombstone follows after a grace period.
    boolean deleted();
}
