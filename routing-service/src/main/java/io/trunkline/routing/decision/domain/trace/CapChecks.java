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

/// Checks whether a cap has capacity for a use, one check for each limit, with its numbers.
public final class CapChecks {
    private CapChecks() {}

    public static List<Check> of(Cap cap, CapUse use) {
        String thing = cap.key().kind().name().toLowerCase(Locale.ROOT);
        var taken = cap.usage();
        var limits = cap.limits();
        List<Check> checks = new ArrayList<>();
        if (use.concurrent()) {
            String atOnce = cap.key().kind() == CapKind.CARRIER ? ".channels" : ".concurrency";
            checks.add(check(thing + atOnce, cap.hasConcurrentCapacity(), taken.concurrent(), limits.concurrent()));
        }
        if (use.total()) {
            checks.add(check(thing + ".total", cap.hasTotalCapacity(), taken.total(), limits.total()));
        }
        if (use.windows()) {
            checks.add(
                    check(thing + ".daily", cap.hasDailyCapacity(), taken.day().count(), limits.daily()));
            checks.add(check(
                    thing + ".hourly", cap.hasHourlyCapacity(), taken.hour().count(), limits.hourly()));
            checks.add(check(
                    thing + ".weekly", cap.hasWeeklyCapacity(), taken.week().count(), limits.weekly()));
            checks.add(check(
                    thing + ".monthly", cap.hasMonthlyCapacity(), taken.month().count(), limits.monthly()));
            checks.add(check(
                    thing + ".calls-per-second",
                    cap.hasPerSecondCapacity(),
                    taken.second().count(),
                    limits.perSecond()));
        }
        return checks.stream().filter(CapChecks::hasLimit).toList();
    }

    /// The same checks, each with its stop reason.
    public static List<CheckWithReason> withReasons(Cap cap, CapUse use, Function<String, StopReason> reason) {
        return of(cap, use).stream()
                .map(check -> new CheckWithReason(check, reason.apply(check.rule())))
                .toList();
    }

    /// Usage without a limit is counted, but not checked.
    private static boolean hasLimit(Check check) {
        return !check.detail().isEmpty();
    }

    private static Check check(String rule, boolean room, long taken, @Nullable Number limit) {
        return Check.of(rule, room, limit == null ? "" : taken + " of " + limit);
    }
}
