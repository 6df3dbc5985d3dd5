package io.trunkline.standalone.services;

/// A service that was started.
public interface RunningService {
    /// Ends it in order.
    void stop();
}
