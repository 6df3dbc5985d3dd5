package io.trunkline.cdr.callfacts.domain;

import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How single values are merged; null is an unknown value. Which value wins does not matter, only that the order of
/// the reports does not decide it.
public final class Merge {
    private Merge() {}

    /// The first value, or the other one if it is unknown.
    public static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }

    static <T extends Comparable<T>> @Nullable T min(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return first(one, other);
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    static <T extends Comparable<T>> @Nullable T max(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return first(one, other);
        }
        return one.compareTo(other) >= 0 ? one : other;
    }

    static @Nullable List<String> longest(@Nullable List<String> one, @Nullable List<String> other) {
        if (one == null || other == null) {
            return first(one, other);
        }
        Comparator<List<String>> order =
                Comparator.<List<String>>comparingInt(List::size).thenComparing(List::toString);
        return order.compare(one, other) >= 0 ? one : other;
    }

    static AttemptEnd ends(AttemptEnd one, AttemptEnd other) {
        return new AttemptEnd(
                max(one.dialStatus(), other.dialStatus()),
                max(one.cause(), other.cause()),
                max(one.sipStatus(), other.sipStatus()));
    }

    static Parties parties(Parties one, Parties other) {
        return new Parties(
                max(one.tenant(), other.tenant()),
                max(one.campaign(), other.campaign()),
                max(one.link(), other.link()),
                max(one.client(), other.client()),
                max(one.carrier(), other.carrier()),
                max(one.did(), other.did()));
    }
}
