package io.trunkline.realtime.hosts.domain;

/// What was known of a host before a lookup, and what is known after it.
public record HostUpdate(KnownHost before, KnownHost after) {
    /// Whether other addresses identify the host's calls now.
    public boolean isMoved() {
        return !before.matches().equals(after.matches());
    }

    /// Whether lookups began to fail repeatedly for this reason.
    public boolean beganFailing(LookupFailure failure) {
        return after.isFailing(failure) && !before.isFailing(failure);
    }
}
