package io.trunkline.messaging.references;

/// What the read model has about an entity that a request refers to.
public enum ReferenceState {
    /// It exists and can be used.
    AVAILABLE,
    /// It was deleted, or cannot be used now. The request is refused immediately.
    UNAVAILABLE,
    /// No event about it was consumed. It may have been created a moment ago.
    UNKNOWN;

    /// The state of an entity that an event was consumed about.
    public static ReferenceState of(boolean available) {
        return available ? AVAILABLE : UNAVAILABLE;
    }
}
