package io.trunkline.cdr.callfacts.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A fact with a natural key. Two reports with the same key are merged into one. The merge is commutative,
/// associative and idempotent, so the order of arrival and repetitions do not matter.
public interface Mergeable<K extends Mergeable<K>> {
    /// The natural key; facts are stored in its order.
    String key();

    /// One fact from two reports with the same key.
    K merge(K other);

    /// The list with one more report, sorted by key.
    static <K extends Mergeable<K>> List<K> mergeInto(List<K> known, K report) {
        var all = new ArrayList<K>(known.size() + 1);
        var merged = report;
        for (var one : known) {
            if (one.key().equals(report.key())) {
                merged = one.merge(merged);
            } else {
                all.add(one);
            }
        }
        all.add(merged);
        all.sort(Comparator.comparing(Mergeable::key));
        return List.copyOf(all);
    }
}
