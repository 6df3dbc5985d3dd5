package io.trunkline.ami.callfacts.domain;

/// Where a fact was observed, in the order of detail. A fact is published again when a source with more detail
/// has it.
public enum FactSource {
    /// A comparison of lists of live channels.
    SNAPSHOT,
    /// The channel event log.
    CEL,
    /// An AMI event.
    AMI
}
