package io.trunkline.routing.placedcalls.domain;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The locked row of a placed call. Each event sees the changes of those before it; all changes are written
/// together at the end.
public final class PlacedCallState {
    /// Neither an attempt nor a reason for the end is known.
    private static final String UNEXPLAINED = "ended";

    private final Set<LoggedEvent> logged = new HashSet<>();
    private final List<NumberedEvent> newEvents = new ArrayList<>();
    private final Row before;
    private Row row;
    private boolean returnsUsage;

    /// How far a call is. It moves forward only.
    public enum Stage {
        REQUESTED,
        STARTED,
        RINGING,
        ANSWERED,
        ENDED,
        NOT_ORIGINATED
    }

    /// A row of the table `placed_calls`.
    ///
    /// @param did         the DID of the caller ID, whose usage counts the call
    /// @param reason      why the call ended
    /// @param stopReason  why routing refused the next attempt
    /// @param lastOutcome how the last attempt ended
    /// @param events      the number of logged events
    public record Row(
            CallId call,
            UUID did,
            Stage stage,
            boolean canceled,
            Optional<Instant> endedAt,
            Optional<String> reason,
            Optional<String> stopReason,
            Optional<String> lastOutcome,
            int events) {
        private Row withStage(Stage to) {
            return new Row(call, did, to, canceled, endedAt, reason, stopReason, lastOutcome, events);
        }

        private Row withEnd(Stage to, Instant at, String why) {
            return withEnd(to, at, Optional.of(why));
        }

        private Row withEnd(Stage to, Instant at, Optional<String> why) {
            return new Row(call, did, to, canceled, Optional.of(at), why, stopReason, lastOutcome, events);
        }

        private Row withStopReason(String code) {
            return new Row(call, did, stage, canceled, endedAt, reason, Optional.of(code), lastOutcome, events);
        }

        private Row withLastOutcome(String code) {
            return new Row(call, did, stage, canceled, endedAt, reason, stopReason, Optional.of(code), events);
        }

        private Row withOneMoreEvent() {
            return new Row(call, did, stage, canceled, endedAt, reason, stopReason, lastOutcome, events + 1);
        }
    }

    /// An event in the log; there is one of each kind and leg.
    public record LoggedEvent(PlacedCallEvent.Kind kind, CallLeg leg) {}

    public PlacedCallState(Row row, Collection<LoggedEvent> logged) {
        this.before = row;
        this.row = row;
        this.logged.addAll(logged);
    }

    public Row row() {
        return row;
    }

    public boolean hasChanged() {
        return !row.equals(before);
    }

    /// The events to add to the log.
    public List<NumberedEvent> newEvents() {
        return List.copyOf(newEvents);
    }

    /// Whether it turned out that the call was not placed, so that the usage of its DID is returned.
    public boolean returnsUsage() {
        return returnsUsage;
    }

    public void advance(Stage to) {
        if (row.stage().compareTo(to) < 0) {
            row = row.withStage(to);
        }
    }

    /// Records why no further attempt is made: routing refused it, or did not answer. This may arrive after the end,
    /// and explains it better than the last attempt does.
    public void stop(String reason) {
        boolean explains =
                row.stopReason().isEmpty() && row.reason().filter(this::isWeak).isPresent();
        row = row.withStopReason(reason);
        if (explains) {
            row = row.withEnd(row.stage(), row.endedAt().orElseThrow(), reason);
        }
    }

    private boolean isWeak(String reason) {
        return UNEXPLAINED.equals(reason)
                || row.lastOutcome().filter(reason::equals).isPresent();
    }

    /// Records how an attempt ended.
    public void attemptEnded(String outcome) {
        row = row.withLastOutcome(outcome);
    }

    /// Ends the call. A call that was not originated keeps that state. The reason is a cancellation (`hung-up` of an
    /// answered call), else an answer, else why routing stopped the call, else the outcome of the last attempt.
    public void end(Instant at, boolean answered) {
        if (row.stage().compareTo(Stage.ENDED) < 0) {
            boolean wasAnswered = answered || row.stage() == Stage.ANSWERED;
            row = row.withEnd(Stage.ENDED, at, row.canceled() ? canceled(wasAnswered) : endedAs(wasAnswered));
        }
    }

    private static String canceled(boolean answered) {
        return answered ? "hung-up" : "canceled";
    }

    private String endedAs(boolean answered) {
        return answered ? "answered" : row.stopReason().or(row::lastOutcome).orElse(UNEXPLAINED);
    }

    /// The node did not originate the call.
    public void notOriginated(Instant at, Optional<String> reason) {
        if (row.stage() == Stage.REQUESTED) {
            row = row.withEnd(Stage.NOT_ORIGINATED, at, row.canceled() ? Optional.of("canceled") : reason);
            returnsUsage = true;
        }
    }

    /// Logs an event, unless the call already has one of the same kind and leg, or has ended. The reason of the
    /// last event is taken from the call.
    public void log(PlacedCallEvent event) {
        boolean hasEnded = logged.contains(new LoggedEvent(PlacedCallEvent.Kind.ENDED, CallLeg.CALL));
        if (!hasEnded && logged.add(new LoggedEvent(event.kind(), event.leg()))) {
            row = row.withOneMoreEvent();
            newEvents.add(new NumberedEvent(row.events(), event.isLast() ? event.withReason(row.reason()) : event));
        }
    }
}
