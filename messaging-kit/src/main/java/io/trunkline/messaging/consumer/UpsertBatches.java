package io.trunkline.messaging.consumer;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.EntityEvent;
import io.trunkline.events.nodes.ObservedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Selects the events of a batch for an upsert, which may not change a row twice. Each list has at most one event
/// of a key, in the order of the keys: concurrent transactions then lock their rows in the same order.
public final class UpsertBatches {
    /// The version of a configuration.
    public static final Comparator<EntityEvent> BY_VERSION = Comparator.comparing(EntityEvent::version);

    /// The order in which an observer reported, across its restarts.
    public static final Comparator<ObservedEvent> BY_SEQUENCE =
            Comparator.comparing(ObservedEvent::incarnation).thenComparing(ObservedEvent::sequence);

    private UpsertBatches() {}

    /// The newest event of each key, for rows that depend on it alone.
    public static <E extends Event> List<E> newest(
            Collection<? extends Event> events, Class<E> kind, Comparator<? super E> byAge) {
        return List.copyOf(ofKind(events, kind)
                .collect(Collectors.toMap(
                        Event::key, Function.identity(), BinaryOperator.maxBy(byAge), TreeMap<String, E>::new))
                .values());
    }

    /// All events, for rows that also depend on earlier ones: a list with the first event of each key, then one
    /// with the second events, and so on.
    public static <E extends Event> List<List<E>> successive(Collection<? extends Event> events, Class<E> kind) {
        Map<String, Integer> counts = new HashMap<>();
        List<Map<String, E>> rounds = new ArrayList<>();
        ofKind(events, kind).forEach(event -> {
            int earlier = counts.merge(event.key(), 1, Integer::sum) - 1;
            if (earlier == rounds.size()) {
                rounds.add(new TreeMap<>());
            }
            rounds.get(earlier).put(event.key(), event);
        });
        return rounds.stream().map(round -> List.copyOf(round.values())).toList();
    }

    private static <E extends Event> Stream<E> ofKind(Collection<? extends Event> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
