package io.trunkline.messaging.consumer;

/// Whether this process has consumed all events that were in its topics when it started. Until then a use case
/// cannot know that an entity does not exist and responds "not ready" instead.
@FunctionalInterface
public interface Readiness {

    /// True once each subscription has applied all events up to the end offsets at the start; never
    /// false afterwards.
    boolean isCaughtUp();
}
