package io.trunkline.ami.cel.domain;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import io.trunkline.ami.callfacts.domain.FactSource;
import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Derives facts of calls from the channel event log. The log has neither SIP statuses nor the parties of a call,
/// but it is complete.
public final class CelFacts {

    private CelFacts() {}

    /// @param rows the rows to publish, in order
    /// @param rowsByCall all rows of each call that ends in these rows, by its Linkedid
    public static List<Fact> fromRows(Collection<CelRow> rows, Map<String, List<CelRow>> rowsByCall) {
        return rows.stream()
                .flatMap(row -> fromRows(row, rowsByCall.getOrDefault(row.linkedId(), List.of())).stream())
                .toList();
    }

    private static Optional<Fact> fromRows(CelRow row, List<CelRow> call) {
        return kind(row).map(kind -> kind == FactKind.COMPLETED ? completed(row, call) : fact(row, kind));
    }

    /// The key of the fact that a row shows; empty if it shows none.
    public static Optional<Fact.FactKey> key(CelRow row) {
        return kind(row)
                .map(kind -> new Fact.FactKey(kind == FactKind.COMPLETED ? row.linkedId() : row.uniqueId(), kind));
    }

    private static Optional<FactKind> kind(CelRow row) {
        return switch (row.type()) {
            case "CHAN_START" -> kind(row, FactKind.STARTED, FactKind.ATTEMPT_STARTED);
            case "ANSWER" -> row.isDialedChannel() ? Optional.of(FactKind.ANSWERED) : Optional.empty();
            case "HANGUP" -> kind(row, FactKind.ENDED, FactKind.ATTEMPT_ENDED);
            case "LINKEDID_END" -> Optional.of(FactKind.COMPLETED);
            default -> Optional.empty();
        };
    }

    private static Optional<FactKind> kind(CelRow row, FactKind ofCall, FactKind ofAttempt) {
        if (row.isFirstChannel()) {
            return Optional.of(ofCall);
        }
        return row.isDialedChannel() ? Optional.of(ofAttempt) : Optional.empty();
    }

    private static Fact fact(CelRow row, FactKind kind) {
        String endpoint = new Channel(
                        row.channel(), row.uniqueId(), row.linkedId(), -1, null, null, null, null, Map.of())
                .endpointId();
        String callerNumber = row.isFirstChannel() ? row.callerNumber() : null;
        String calledNumber = row.isFirstChannel() ? row.exten() : null;
        Fact.Details details = Fact.Details.ofChannel(row.channel(), endpoint, calledNumber, callerNumber)
                .withEnd(new AttemptEnd(row.dialStatus(), row.cause(), null), endedBy(row));
        return new Fact(
                kind,
                row.occurredAt(),
                FactSource.CEL,
                callId(row),
                row.uniqueId(),
                ChannelVariables.NONE,
                details,
                null);
    }

    private static @Nullable ChannelEnder endedBy(CelRow row) {
        String source = row.hangupSource();
        return source == null ? null : ChannelEnder.of(row.channel(), source);
    }

    private static Fact completed(CelRow row, List<CelRow> call) {
        Fact.Summary summary = new Fact.Summary(
                earliest(call.stream().filter(it -> it.type().equals("CHAN_START"))),
                earliest(call.stream().filter(it -> it.type().equals("ANSWER") && it.isDialedChannel())),
                call.stream()
                        .filter(it -> it.type().equals("HANGUP") && it.isFirstChannel())
                        .findFirst()
                        .map(CelRow::cause)
                        .orElse(null),
                null,
                Math.toIntExact(call.stream()
                        .filter(it -> it.type().equals("CHAN_START") && it.isDialedChannel())
                        .count()));
        String id = Stream.concat(Stream.of(row), call.stream())
                .flatMap(it -> Stream.ofNullable(it.callId()))
                .findFirst()
                .orElse(row.linkedId());
        return new Fact(
                FactKind.COMPLETED,
                row.occurredAt(),
                FactSource.CEL,
                id,
                row.linkedId(),
                ChannelVariables.NONE,
                Fact.Details.NONE,
                summary);
    }

    private static String callId(CelRow row) {
        String assigned = row.callId();
        return assigned != null ? assigned : row.linkedId();
    }

    private static @Nullable Instant earliest(Stream<CelRow> rows) {
        return rows.map(CelRow::occurredAt).min(Instant::compareTo).orElse(null);
    }
}
