package io.trunkline.messaging.consumer;

import io.trunkline.events.wire.Topic;
import java.util.List;
import java.util.function.Predicate;

/// What a service hears: a bean of this type is one consumer group, read from the earliest record on.
///
/// @param name the group is `<service>.<name>`; renaming it reads everything again
/// @param topics heard together by one handler; order holds within a partition of each
/// @param handler applies what is heard
/// @param everyReplica false: the replicas share the work and what is applied is kept in their database. True: each
///     replica hears everything at each start, for what it keeps in memory
/// @param keyFilter whose records matter; the others are passed over unread
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

    /// What each replica keeps in memory: heard from the beginning by each of them, at each start.
    public static Subscription inEveryReplica(String name, List<Topic> topics, EventHandler handler) {
        return new Subscription(name, topics, handler, true, _ -> true);
    }

    /// The same for records with these keys only.
    public Subscription withKeys(Predicate<String> these) {
        return new Subscription(name, topics, handler, everyReplica, these);
    }
}
