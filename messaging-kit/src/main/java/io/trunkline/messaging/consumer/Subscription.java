package io.trunkline.messaging.consumer;

import io.trunkline.events.wire.Topic;
import java.util.List;
import java.util.function.Predicate;

/// A subscription of a service to topics. Each bean of this type is one consumer group, which starts at the
/// earliest record.
///
/// @param name the group is `<service>.<name>`; a new name consumes all records again
/// @param topics consumed by one handler; records are ordered within each partition
/// @param handler applies the events
/// @param everyReplica false: the replicas share the partitions and keep the result in their database. True: each
///     replica consumes all records at each start and keeps the result in memory
/// @param keyFilter selects records by key; others are skipped without being decoded
public record Subscription(
        String name, List<Topic> topics, EventHandler handler, boolean everyReplica, Predicate<String> keyFilter) {

    public Subscription {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("a subscription's name is [a-z0-9-]+: " + name);
        }
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("subscription " + name + " has no topic");
        }
        topics = List.copyOf(topics);
    }

    public Subscription(String name, List<Topic> topics, EventHandler handler) {
        this(name, topics, handler, false, _ -> true);
    }

    /// A subscription that each replica consumes from the beginning at each start, to keep the result in memory.
    public static Subscription inEveryReplica(String name, List<Topic> topics, EventHandler handler) {
        return new Subscription(name, topics, handler, true, _ -> true);
    }

    /// This subscription, limited to records with matching keys.
    public Subscription withKeys(Predicate<String> filter) {
        return new Subscription(name, topics, handler, everyReplica, filter);
    }
}
