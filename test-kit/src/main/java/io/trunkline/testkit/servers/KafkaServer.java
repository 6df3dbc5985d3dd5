package io.trunkline.testkit.servers;

/// A Kafka broker that a test may start, stop and kill. Port and data outlive stop, kill and restart.
/// It creates no topic by itself.
public interface KafkaServer extends AutoCloseable {
    /// Returns when clients may use it.
    void start();

    /// Ends it in order.
    void stop();

    /// Ends it as `kill -9` does.
    void kill();

    default void restart() {
        stop();
        start();
    }

    String host();

    int port();

    default String bootstrapServers() {
        return host() + ":" + port();
    }

    /// Ends the broker and deletes its data.
    @Override
    void close();
}
