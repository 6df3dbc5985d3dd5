package io.trunkline.realtime.hosts.domain;

/// Why a lookup found nothing, or not everything.
public enum LookupFailure {
    /// The name does not exist, or has no address.
    UNKNOWN_HOST,
    /// No nameserver responded in time, or it reported an error.
    NO_RESPONSE
}
