package io.trunkline.ami.reloads;

/// How far the reloads of this bridge are.
public interface ReloadProgress {
    /// How many are still to be sent.
    int pendingReloads();
}
