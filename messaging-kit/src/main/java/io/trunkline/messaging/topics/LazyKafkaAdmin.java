package io.trunkline.messaging.topics;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Kafka's admin client, created at first use. Its constructor fails while the broker's host name cannot be
/// resolved, for instance before a container has started.
public final class LazyKafkaAdmin implements AutoCloseable {

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    public LazyKafkaAdmin(Map<String, Object> settings) {
        this.settings = settings;
    }

    LazyKafkaAdmin(Admin admin) {
        this.settings = Map.of();
        this.admin = admin;
    }

    /// @throws KafkaException if no broker's host name can be resolved right now
    public synchronized Admin get() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(settings);
            admin = open;
        }
        return open;
    }

    /// Does not wait for pending responses.
    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
