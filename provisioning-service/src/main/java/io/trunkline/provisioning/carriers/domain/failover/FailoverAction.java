package io.trunkline.provisioning.carriers.domain.failover;

/// What follows a failed attempt: the next carrier, or the end of the call.
public enum FailoverAction {
    NEXT,
    END
}
