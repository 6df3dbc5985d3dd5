package io.trunkline.cdr.callfacts.domain;

/// Where a step was seen, the most trusted first. A later source only adds what the earlier ones do not know:
/// Asterisk's
/// log repeats every step some milliseconds off, and that alone must not revise a record. What a snapshot says of
/// times is a guess.
public enum FactSource {
    AMI,
    CEL,
    SNAPSHOT,
    DIALPLAN
}
