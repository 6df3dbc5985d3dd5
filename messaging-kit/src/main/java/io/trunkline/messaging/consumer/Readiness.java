package io.trunkline.messaging.consumer;

/// Whether this process has applied what the topics held when it started. Until then "no such thing" is not yet
/// known, and a use case answers "not ready" instead.
@FunctionalInterface
public interface Readiness {

    /// True once every subscription has applied the offsets that its topics ended with at the start; never false
    /// again.
    boolean isCaughtUp();
}
