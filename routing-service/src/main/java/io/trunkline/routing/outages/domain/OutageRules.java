package io.trunkline.routing.outages.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Decides when an outage begins, is reported and ends. The result depends on the present states only, so it does not
/// matter in which order or how often nodes have reported them.
///
/// @param after how long it must be unreachable before the alert is raised, and how long it must be reachable without
///     interruption before the outage is over. So one that comes and goes has one outage
public record OutageRules(Duration after) {
    /// @param outage to be stored; empty for none
    public record Decision(Optional<Outage> outage, Optional<Alert> alert) {}

    /// Why an alert is raised.
    public enum Alert {
        UNREACHABLE,
        BACK,
        /// It is over, since no calls go there any more.
        NOT_NEEDED
    }

    public Decision decide(Optional<Outage> outage, Reports reports, Need need, Instant now) {
        return outage.map(current -> current.reported()
                        ? reported(current, reports, need, now)
                        : notReported(current, reports, need, now))
                .orElseGet(() -> beginning(reports, need, now));
    }

    private static Decision beginning(Reports reports, Need need, Instant now) {
        return need == Need.NOW && reports.verdict() == Reports.Verdict.UNREACHABLE
                ? keep(Outage.beginning(now))
                : over(Optional.empty());
    }

    /// Time in which no node answers or no call is to go there does not count.
    private Decision notReported(Outage outage, Reports reports, Need need, Instant now) {
        if (need != Need.NOW) {
            return over(Optional.empty());
        }
        return switch (reports.verdict()) {
            case NONE -> over(Optional.empty());
            case REACHABLE -> reachable(outage, now);
            case UNREACHABLE ->
                hasPassed(outage.since(), now)
                        ? new Decision(Optional.of(gone(outage).asReported()), Optional.of(Alert.UNREACHABLE))
                        : keep(gone(outage));
        };
    }

    private Decision reported(Outage outage, Reports reports, Need need, Instant now) {
        if (need == Need.NONE) {
            return over(Optional.of(Alert.NOT_NEEDED));
        }
        return switch (reports.verdict()) {
            case NONE -> keep(outage);
            case REACHABLE -> reachable(outage, now);
            case UNREACHABLE -> keep(gone(outage));
        };
    }

    private Decision reachable(Outage outage, Instant now) {
        Instant backSince = outage.backSince().orElse(now);
        return hasPassed(backSince, now)
                ? over(outage.reported() ? Optional.of(Alert.BACK) : Optional.empty())
                : keep(outage.backAt(backSince));
    }

    private static Outage gone(Outage outage) {
        return outage.backSince().isPresent() ? outage.goneAgain() : outage;
    }

    private boolean hasPassed(Instant from, Instant now) {
        return !now.isBefore(from.plus(after));
    }

    private static Decision keep(Outage outage) {
        return new Decision(Optional.of(outage), Optional.empty());
    }

    private static Decision over(Optional<Alert> alert) {
        return new Decision(Optional.empty(), alert);
    }
}
