package io.trunkline.testkit.servers;

/// A Kafka broker that a test may start, stop and kill. Its port and data stay the same after stop, kill and
/// restart. It does not create topics automatically.
public interface KafkaServer extends AutoCloseable {
    /// Starts the broker and returns when clients can use it. It has no effect on one that runs.
    void start();

    /// Stops it in order, if it runs.
    void stop();

    /// Kills it, like `kill -9`, if it runs.
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

    /// Stops the broker and deletes its data.
    @Override
    void close();
}
