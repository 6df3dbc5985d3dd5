package io.trunkline.ami.callfacts.domain;

/// The steps of a call that are told. Together with node and channel they are a fact's natural key.
public enum FactKind {
    STARTED,
    ATTEMPT_STARTED,
    RINGING,
    ANSWERED,
    ATTEMPT_ENDED,
    ENDED,
    NOT_ORIGINATED,
    COMPLETED
}
