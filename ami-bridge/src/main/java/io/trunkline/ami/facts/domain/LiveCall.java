package io.trunkline.ami.facts.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call: everything under one Linkedid.
final class LiveCall {

    private final String linkedId;
    private final @Nullable Instant startedAt;
    private final Set<String> channels = new HashSet<>();
    private final Set<Integer> attemptsDialled = new HashSet<>();
    private Tags tags = Tags.NONE;
    private int attempts;
    private @Nullable Instant answeredAt;
    private @Nullable Instant lastEnd;
    private @Nullable Integer cause;
    private @Nullable Integer sipStatus;
    private FactSource endSource = FactSource.SNAPSHOT;

    LiveCall(String linkedId, @Nullable Instant startedAt) {
        this.linkedId = linkedId;
        this.startedAt = startedAt;
    }

    /// The call's id in the suite: what the dialplan wrote, else the Linkedid, which is the same for the calls we know.
    String id() {
        String written = tags.callId();
        return written != null ? written : linkedId;
    }

    String linkedId() {
        return linkedId;
    }

    Tags tags() {
        return tags;
    }

    boolean empty() {
        return channels.isEmpty();
    }

    void add(Line line) {
        channels.add(line.channel().uniqueId());
        learn(line.tags());
    }

    void learn(Tags seen) {
        tags = seen.ofCall().or(tags);
    }

    void dialled(int attempt) {
        attempts++;
        attemptsDialled.add(attempt);
    }

    boolean hasDialled(int attempt) {
        return attemptsDialled.contains(attempt);
    }

    void answered(Instant at) {
        if (answeredAt == null) {
            answeredAt = at;
        }
    }

    void ended(Line line, End end) {
        channels.remove(line.channel().uniqueId());
        lastEnd = end.at();
        endSource = end.source();
        if (line.channel().first() || cause == null) {
            cause = end.cause();
            sipStatus = end.sipStatus();
        }
    }

    Fact completed(Instant unlessSeen) {
        var summary = new Fact.Summary(startedAt, answeredAt, cause, sipStatus, attempts);
        Instant at = lastEnd != null ? lastEnd : unlessSeen;
        return new Fact(FactKind.COMPLETED, at, endSource, id(), linkedId, tags, Fact.Details.NONE, summary);
    }

    /// How a channel ended.
    record End(
            Instant at,
            FactSource source,
            @Nullable Integer cause,
            @Nullable Integer sipStatus) {}
}
