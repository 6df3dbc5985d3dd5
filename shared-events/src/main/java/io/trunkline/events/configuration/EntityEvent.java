package io.trunkline.events.configuration;

import io.trunkline.events.Event;

/// The whole configuration of one entity after a change of it. Compacted, keyed by the entity's id.
public sealed interface EntityEvent extends Event
        permits CarrierChanged,
                ClientChanged,
                TenantChanged,
                AccessChanged,
                CampaignChanged,
                DidChanged,
                DialplanChanged {

    /// Grows by one with each change of the configuration, from 1; observed state never moves it.
    long version();

    /// True in the last word about an entity; a tombstone follows after a grace period.
    boolean deleted();
}
