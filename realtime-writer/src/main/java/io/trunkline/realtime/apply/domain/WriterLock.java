package io.trunkline.realtime.apply.domain;

import java.time.Instant;

/// The lock of the only writer, held until the transaction ends, with the sequence numbers reserved for
/// its changes.
///
/// @param incarnation of the database; a newly created one has a later incarnation
/// @param firstSequence the first reserved number
public record WriterLock(Instant incarnation, long firstSequence) {}
