package io.trunkline.cdr.callfacts.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something known by its key, of which two tellings can be made one. Making one is commutative, associative and
/// idempotent: that alone makes the order of arrival and repetition irrelevant.
public interface Mergeable<K extends Mergeable<K>> {
    /// The natural key; its order is the order in which facts are kept.
    String key();

    /// One from two tellings of the same key.
    K merge(K other);

    /// The list with one more telling, sorted by key.
    static <K extends Mergeable<K>> List<K> mergeInto(List<K> known, K news) {
        var all = new ArrayList<K>(known.size() + 1);
        var merged = news;
        for (var one : known) {
            if (one.key().equals(news.key())) {
                merged = one.merge(merged);
            } else {
                all.add(one);
            }
        }
        all.add(merged);
        all.sort(Comparator.comparing(Mergeable::key));
        return List.copyOf(all);
    }

    /// The first, unless it is not known.
    static <T> @Nullable T firstNonNull(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }

    static <T extends Comparable<T>> @Nullable T min(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return firstNonNull(one, other);
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    static <T extends Comparable<T>> @Nullable T max(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return firstNonNull(one, other);
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
