package io.trunkline.messaging.consumer;

import io.trunkline.events.wire.Topic;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A subscription of a service to topics. Each bean of this type is one consumer group, which starts at the
/// earliest record.
///
/// @param name the group is `<service>.<name>`; a new name consumes all records again
/// @param topics consumed by one handler; records are ordered within each partition
/// @param handler applies the events
/// @param everyReplica false: the replicas share the partitions and keep the result in their database. True: each
///     replica consumes all records at each start and keeps the result in memory
/// @param keyFilter selects records by key; others are skipped without being decoded
/// @param pauseBetweenPolls how long to wait after a batch before the next poll; zero for no pause
/// @param deferral which events wait for others; null if none does
public record Subscription(
        String name,
        List<Topic> topics,
        EventHandler handler,
        boolean everyReplica,
        Predicate<String> keyFilter,
        Duration pauseBetweenPolls,
        @Nullable Deferral deferral) {

    /// Events wait for others, and are applied with them.
    ///
    /// @param until the topic whose events are applied without delay; null if there is none
    /// @param atMost how long the others wait
    public record Deferral(@Nullable Topic until, Duration atMost) {}

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
        this(name, topics, handler, false, _ -> true, Duration.ZERO, null);
    }

    /// A subscription that each replica consumes from the beginning at each start, to keep the result in memory.
    public static Subscription inEveryReplica(String name, List<Topic> topics, EventHandler handler) {
        return new Subscription(name, topics, handler, true, _ -> true, Duration.ZERO, null);
    }

    /// This subscription, limited to records with matching keys.
    public Subscription withKeys(Predicate<String> filter) {
        return new Subscription(name, topics, handler, everyReplica, filter, pauseBetweenPolls, deferral);
    }

    /// This subscription, which under load applies the events of a pause together. An event after an idle time is
    /// applied immediately. While events are frequent, one waits for up to two pauses: the consumer fetches ahead,
    /// so a poll returns what had arrived by the poll before.
    public Subscription withPauseBetweenPolls(Duration pause) {
        return new Subscription(name, topics, handler, everyReplica, keyFilter, pause, deferral);
    }

    /// This subscription, whose events are applied in one batch with those of this time after them.
    public Subscription collecting(Duration time) {
        return deferred(new Deferral(null, time));
    }

    /// This subscription, whose events are applied when one of this topic arrives: together with it, in one batch.
    ///
    /// @param atMost how long an event waits for one of that topic
    public Subscription deferredUntil(Topic topic, Duration atMost) {
        return deferred(new Deferral(topic, atMost));
    }

    private Subscription deferred(Deferral by) {
        return new Subscription(name, topics, handler, everyReplica, keyFilter, pauseBetweenPolls, by);
    }
}
