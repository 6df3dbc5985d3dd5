package io.trunkline.did.usage;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.events.wire.Topic;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Deletes counted calls whose records Kafka no longer has.
@Configuration(proxyBeanMethods = false)
class SqlCountedCallRetention {
    private static final String DELETE_OLD = """
            DELETE FROM counted_call
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM counted_call WHERE counted_at < :before
                ORDER BY counted_at LIMIT 2000 FOR UPDATE SKIP LOCKED))
            """;
    /// Twice as long as Kafka keeps call records, so that a record consumed again is not counted twice.
    private static final Duration KEEP =
            Objects.requireNonNull(Topic.CDR_RECORDED.retention()).multipliedBy(2);

    @Bean
    RetentionRule countedCallRetention(DatabaseClient database) {
        return new SqlRetentionRule("counted-calls", KEEP, database, DELETE_OLD);
    }
}
