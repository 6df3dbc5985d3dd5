package io.trunkline.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.messaging.*`.
///
/// @param instance a unique name of this replica that stays the same after a restart. With it a restarted process
///     gets its partitions back immediately, without it 6 to 10 s after a kill. Null for none
/// @param pollInterval the interval at which the relay looks for rows of which it got no signal
/// @param batchSize the maximum number of rows per round of the relay, and of records per poll of a consumer
/// @param leaseTime another relay can acquire the lease after this time without renewal; it is renewed at a third
///     of it
/// @param handlingLimit the timeout of one batch; after it the batch is tried again
/// @param sessionTimeout the partitions of a replica that was killed are reassigned after this time, unless it is
///     back earlier; three heartbeats of each consumer group
/// @param fetchWait how long a broker keeps a fetch for which it has no records. Until then, the consumer cannot
///     fetch a partition that it was just assigned, or whose records are tried again
/// @param partitions overrides the declared number of partitions of each new topic, on one machine; 0 for the
///     declared number
/// @param lagInterval the interval at which the lag of the consumer groups is measured
@ConfigurationProperties("trunkline.messaging")
public record MessagingSettings(
        @Nullable String instance,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("500") int batchSize,
        @DefaultValue("3s") Duration leaseTime,
        @DefaultValue("30s") Duration handlingLimit,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("2s") Duration fetchWait,
        @DefaultValue("0") int partitions,
        @DefaultValue("15s") Duration lagInterval) {}
