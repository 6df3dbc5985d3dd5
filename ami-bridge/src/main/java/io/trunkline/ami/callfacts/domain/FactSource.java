package io.trunkline.ami.callfacts.domain;

/// Where a fact was seen, from the poorest in detail to the richest: a richer source may say a fact again.
public enum FactSource {
    SNAPSHOT,
    CEL,
    AMI
}
