package io.trunkline.ami.callfacts.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call: everything under one Linkedid.
final class LiveCall {

    private final String linkedId;
    private final @Nullable Instant startedAt;
    private final Set<String> liveChannelIds = new HashSet<>();
    private final Set<Integer> dialedAttempts = new HashSet<>();
    private ChannelVariables variables = ChannelVariables.NONE;
    private int dialedChannelCount;
    private @Nullable Instant answeredAt;
    private @Nullable Instant lastEndedAt;
    private @Nullable Integer cause;
    private @Nullable Integer sipStatus;
    private FactSource endSource = FactSource.SNAPSHOT;

    LiveCall(String linkedId, @Nullable Instant startedAt) {
        this.linkedId = linkedId;
        this.startedAt = startedAt;
    }

    /// The call's id in the suite: what the dialplan wrote, else the Linkedid, which is the same for the calls we
    /// know.
    String callId() {
        String written = variables.callId();
        return written != null ? written : linkedId;
    }

    String linkedId() {
        return linkedId;
    }

    ChannelVariables variables() {
        return variables;
    }

    boolean isEmpty() {
        return liveChannelIds.isEmpty();
    }

    void add(TrackedChannel line) {
        liveChannelIds.add(line.channel().uniqueId());
        update(line.variables());
    }

    void update(ChannelVariables seen) {
        variables = seen.withoutAttempt().fillGapsFrom(variables);
    }

    void attemptDialed(int attempt) {
        dialedChannelCount++;
        dialedAttempts.add(attempt);
    }

    boolean hasDialed(int attempt) {
        return dialedAttempts.contains(attempt);
    }

    void answered(Instant at) {
        if (answeredAt == null) {
            answeredAt = at;
        }
    }

    void channelEnded(TrackedChannel line, ChannelEnd end) {
        liveChannelIds.remove(line.channel().uniqueId());
        lastEndedAt = end.at();
        endSource = end.source();
        if (line.channel().isFirstOfCall() || cause == null) {
            cause = end.cause();
            sipStatus = end.sipStatus();
        }
    }

    Fact completedFact(Instant unlessSeen) {
        var summary = new Fact.Summary(startedAt, answeredAt, cause, sipStatus, dialedChannelCount);
        Instant at = lastEndedAt != null ? lastEndedAt : unlessSeen;
        return new Fact(FactKind.COMPLETED, at, endSource, callId(), linkedId, variables, Fact.Details.NONE, summary);
    }

    /// How a channel ended.
    record ChannelEnd(
            Instant at,
            FactSource source,
            @Nullable Integer cause,
            @Nullable Integer sipStatus) {}
}
