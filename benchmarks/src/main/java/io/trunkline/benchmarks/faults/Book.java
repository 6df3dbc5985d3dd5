package io.trunkline.benchmarks.faults;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the node truly has of one cap. Not for many threads: the ledger guards it.
final class Book {
    private final String name;
    private final boolean carrier;
    private final InForce atOnce;
    private final InForce inAll;
    private final Set<Held> live = new HashSet<>();
    private final Set<UUID> answered = new HashSet<>();

    /// @param name    for people
    /// @param carrier whether calls that come in are let in above the limit
    /// @param atOnce  null for no limit
    /// @param inAll   null for no limit
    Book(String name, boolean carrier, @Nullable Long atOnce, @Nullable Long inAll, long now) {
        this.name = name;
        this.carrier = carrier;
        this.atOnce = new InForce(atOnce, now);
        this.inAll = new InForce(inAll, now);
    }

    String name() {
        return name;
    }

    InForce atOnce() {
        return atOnce;
    }

    InForce inAll() {
        return inAll;
    }

    long answered() {
        return answered.size();
    }

    Set<UUID> answeredLeases() {
        return Set.copyOf(answered);
    }

    int live() {
        return live.size();
    }

    /// @return what is exceeded by letting it in
    Optional<String> grant(Held attempt) {
        live.add(attempt);
        return tooManyAtOnce(attempt).or(() -> tooManyInAll(attempt));
    }

    /// Somebody may have been let in between this attempt's decision and its arrival, but under a limit of the same
    /// time: so whoever is here now fits under the largest of them. Calls that came in meanwhile by a carrier
    /// do not count, for it refuses none.
    private Optional<String> tooManyAtOnce(Held attempt) {
        if (carrier && attempt.inbound()) {
            return Optional.empty();
        }
        long here = live.stream().filter(other -> counts(other, attempt)).count();
        OptionalLong limit = atOnce.largest(attempt.asked(), attempt.granted());
        return limit.isEmpty() || here <= limit.getAsLong()
                ? Optional.empty()
                : Optional.of("%s: %d at once, limit %d".formatted(name, here, limit.getAsLong()));
    }

    private boolean counts(Held other, Held attempt) {
        return !carrier || !other.inbound() || other.granted() <= attempt.asked();
    }

    /// A live attempt may yet be answered, so the total must have room for it.
    private Optional<String> tooManyInAll(Held attempt) {
        if (carrier) {
            return Optional.empty();
        }
        long all = answered.size()
                + live.stream()
                        .filter(other -> !answered.contains(other.lease()))
                        .count();
        OptionalLong limit = inAll.largest(attempt.asked(), attempt.granted());
        return limit.isEmpty() || all <= limit.getAsLong()
                ? Optional.empty()
                : Optional.of("%s: %d in all, limit %d".formatted(name, all, limit.getAsLong()));
    }

    void answer(Held attempt) {
        answered.add(attempt.lease());
    }

    void end(Held attempt) {
        live.remove(attempt);
    }
}
