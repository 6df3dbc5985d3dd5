package io.trunkline.cdr.callfacts.domain;

/// The source of a fact, the most trusted first. A later source only fills gaps of the earlier ones: CEL repeats
/// every step some milliseconds later, which must not revise a record, and a snapshot can only estimate times.
public enum FactSource {
    AMI,
    CEL,
    SNAPSHOT,
    DIALPLAN
}
