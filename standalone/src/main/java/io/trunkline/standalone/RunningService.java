package io.trunkline.standalone;

/// A service that was started.
interface RunningService {
    /// Ends it in order.
    void stop();
}
