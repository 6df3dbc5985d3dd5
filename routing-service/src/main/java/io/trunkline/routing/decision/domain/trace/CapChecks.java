package io.trunkline.routing.decision.domain.trace;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.answer.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whether a cap has room for what an attempt would take of it, part by part, with the numbers.
public final class CapChecks {
    private CapChecks() {}

    public static List<Check> of(Cap cap, CapUse take) {
        String thing = cap.key().kind().name().toLowerCase(Locale.ROOT);
        var taken = cap.usage();
        var limits = cap.limits();
        List<Check> checks = new ArrayList<>();
        if (take.concurrent()) {
            String atOnce = cap.key().kind() == CapKind.CARRIER ? ".channels" : ".concurrency";
            checks.add(check(thing + atOnce, cap.hasConcurrentCapacity(), taken.concurrent(), limits.concurrent()));
        }
        if (take.total()) {
            checks.add(check(thing + ".total", cap.hasTotalCapacity(), taken.total(), limits.total()));
        }
        if (take.windows()) {
            checks.add(
                    check(thing + ".daily", cap.hasDailyCapacity(), taken.day().count(), limits.daily()));
            checks.add(check(
                    thing + ".hourly", cap.hasHourlyCapacity(), taken.hour().count(), limits.hourly()));
            checks.add(check(
                    thing + ".calls-per-second",
                    cap.hasPerSecondCapacity(),
                    taken.second().count(),
                    limits.perSecond()));
        }
        return checks.stream().filter(CapChecks::hasLimit).toList();
    }

    /// The same, each with the reason that it stops a call by.
    public static List<CheckWithReason> withReasons(Cap cap, CapUse take, Function<String, StopReason> reason) {
        return of(cap, take).stream()
                .map(check -> new CheckWithReason(check, reason.apply(check.rule())))
                .toList();
    }

    /// What has no limit is counted, not checked.
    private static boolean hasLimit(Check check) {
        return !check.detail().isEmpty();
    }

    private static Check check(String rule, boolean room, long taken, @Nullable Number limit) {
        return Check.of(rule, room, limit == null ? "" : taken + " of " + limit);
    }
}
