package io.trunkline.provisioning.carriers.domain;

/// What follows an attempt that failed: the next carrier, or the end of the call.
public enum Onward {
    NEXT,
    END
}
