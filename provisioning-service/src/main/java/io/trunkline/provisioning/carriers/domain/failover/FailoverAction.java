package io.trunkline.provisioning.carriers.domain.failover;

/// What follows an attempt that failed: the next carrier, or the end of the call.
public enum FailoverAction {
    NEXT,
    END
}
