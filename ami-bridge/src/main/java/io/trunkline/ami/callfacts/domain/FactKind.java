package io.trunkline.ami.callfacts.domain;

/// The steps of a call that are published. Node, channel and kind are a fact's natural key. The names are stored.
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
