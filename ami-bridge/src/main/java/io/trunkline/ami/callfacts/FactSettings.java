package io.trunkline.ami.callfacts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.facts.*`.
///
/// @param ackTimeout until Kafka must have acknowledged a fact; then it goes through the outbox
/// @param retryInterval between tries to send facts directly after a failure
/// @param storeInterval between two statements that store the keys of acknowledged facts; shorter than
///     `trunkline.cel.grace`, or CEL waits for them
/// @param batchSize keys in such a statement
/// @param maxUnstored facts that may wait for their acknowledgment or for the storage of their keys; then the
///     node's events wait
@ConfigurationProperties("trunkline.facts")
record FactSettings(
        @DefaultValue("2s") Duration ackTimeout,
        @DefaultValue("5s") Duration retryInterval,
        @DefaultValue("1s") Duration storeInterval,
        @DefaultValue("500") int batchSize,
        @DefaultValue("5000") int maxUnstored) {}
