package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whether a cap has room for what an attempt would take of it, part by part, with the numbers.
final class CapChecks {
    private CapChecks() {}

    static List<Check> of(Cap cap, Take take) {
        String thing = cap.key().kind().name().toLowerCase(Locale.ROOT);
        var taken = cap.taken();
        var limits = cap.limits();
        List<Check> checks = new ArrayList<>();
        if (take.atOnce()) {
            String atOnce = cap.key().kind() == CapKind.CARRIER ? ".channels" : ".concurrency";
            checks.add(check(thing + atOnce, cap.hasRoomAtOnce(), taken.atOnce(), limits.atOnce()));
        }
        if (take.inAll()) {
            checks.add(check(thing + ".total", cap.hasRoomInAll(), taken.inAll(), limits.inAll()));
        }
        if (take.windows()) {
            checks.add(check(thing + ".daily", cap.hasRoomToday(), taken.day().count(), limits.aDay()));
            checks.add(
                    check(thing + ".hourly", cap.hasRoomThisHour(), taken.hour().count(), limits.anHour()));
            checks.add(check(
                    thing + ".calls-per-second",
                    cap.hasRoomThisSecond(),
                    taken.second().count(),
                    limits.aSecond()));
        }
        return checks.stream().filter(CapChecks::says).toList();
    }

    /// The same, each with the reason that it stops a call by.
    static List<Ruled> ruled(Cap cap, Take take, Function<String, StopReason> reason) {
        return of(cap, take).stream()
                .map(check -> new Ruled(check, reason.apply(check.rule())))
                .toList();
    }

    /// What has no limit is counted, not checked.
    private static boolean says(Check check) {
        return !check.detail().isEmpty();
    }

    private static Check check(String rule, boolean room, long taken, @Nullable Number limit) {
        return Check.of(rule, room, limit == null ? "" : taken + " of " + limit);
    }
}
