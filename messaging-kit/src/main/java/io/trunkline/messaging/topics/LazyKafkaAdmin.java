package io.trunkline.messaging.topics;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Kafka's admin client, made at first use: its constructor fails while the broker's name cannot be resolved, as
/// before a container has started.
public final class LazyKafkaAdmin implements AutoCloseable {

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    public LazyKafkaAdmin(Map<String, Object> settings) {
        this.settings = settings;
    }

    /// @throws KafkaException when no broker's name can be resolved now
    public synchronized Admin get() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(settings);
            admin = open;
        }
        return open;
    }

    /// Waits for no answer that is still owed.
    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
