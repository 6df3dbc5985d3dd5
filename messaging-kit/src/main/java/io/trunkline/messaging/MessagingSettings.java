package io.trunkline.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.messaging.*`.
///
/// @param instance a name for this replica that survives its restart and that no other replica has: with it a
///     restarted process gets its partitions back at once, without it up to 6 s after a kill. Null for none
/// @param pollInterval how long a row may lie unseen when the wake-up after commit was another process's
/// @param batchSize rows a relay pass, and records a poll, at most
/// @param leaseTime after which a silent relay's lease may be taken over; renewed three times in it
/// @param handlingLimit for one batch, then it is handed over again
/// @param partitions of each new topic in place of those its declaration names, for tests; 0 for the declared ones
@ConfigurationProperties("trunkline.messaging")
public record MessagingSettings(
        @Nullable String instance,
        @DefaultValue("50ms") Duration pollInterval,
        @DefaultValue("500") int batchSize,
        @DefaultValue("3s") Duration leaseTime,
        @DefaultValue("30s") Duration handlingLimit,
        @DefaultValue("0") int partitions) {}
