package io.trunkline.routing.explain;

import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.TriedClients;
import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Parses the query parameter `tried`: the clients or carriers that a call has tried, each with how the
/// attempt ended.
final class TriedParameter {
    private static final Pattern TRIED = Pattern.compile("([0-9a-fA-F-]{36})(?::([a-z0-9:-]{1,20}))?");
    private static final Pattern SIP = Pattern.compile("[3-6][0-9]{2}");
    private static final Pattern CAUSE = Pattern.compile("cause:([0-9]{1,3})");

    /// Used for an attempt without an outcome, so that the next client or carrier is tried.
    private static final String DEFAULT_OUTCOME = "unreachable";

    /// Outcomes by the words of earlier versions.
    private static final Map<String, String> FORMER_WORDS = Map.of(
            "declined", "rejected",
            "congested", "congestion",
            "rang-out", "no-answer",
            "cancelled", "canceled",
            "other", "failed");

    private TriedParameter() {}

    /// @param tried `<id>[:<outcome>]` in the order tried; the outcome is a SIP status, `cause:<Q.850>` or a word
    ///     such as `no-answer`
    static CallHistory parse(List<String> tried) {
        if (tried.isEmpty()) {
            return CallHistory.EMPTY;
        }
        List<Matcher> attempts = tried.stream().map(TriedParameter::attempt).toList();
        List<UUID> ids = attempts.stream().map(TriedParameter::id).toList();
        return new CallHistory(
                TriedClients.entirely(ids.stream().map(ClientId::new).collect(Collectors.toSet())),
                ids.stream().map(CarrierId::new).collect(Collectors.toSet()),
                Optional.of(attemptEnd(attempts.getLast())));
    }

    private static Matcher attempt(String text) {
        Matcher matcher = TRIED.matcher(text);
        if (!matcher.matches()) {
            throw invalid();
        }
        return matcher;
    }

    private static UUID id(Matcher attempt) {
        try {
            return UUID.fromString(attempt.group(1));
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    private static EndedAttempt attemptEnd(Matcher attempt) {
        String how = Optional.ofNullable(attempt.group(2)).orElse(DEFAULT_OUTCOME);
        Optional<CarrierId> carrier = Optional.of(new CarrierId(id(attempt)));
        Matcher cause = CAUSE.matcher(how);
        if (cause.matches()) {
            int q850 = Integer.parseInt(cause.group(1));
            return new EndedAttempt(AttemptEnd.of("NOANSWER", q850, 0).outcome(), q850, 0, carrier);
        }
        if (SIP.matcher(how).matches()) {
            int status = Integer.parseInt(how);
            return new EndedAttempt(AttemptEnd.of("", 0, status).outcome(), 0, status, carrier);
        }
        return new EndedAttempt(outcome(how), 0, 0, carrier);
    }

    private static AttemptOutcome outcome(String word) {
        return AttemptOutcome.of(FORMER_WORDS.getOrDefault(word, word)).orElseThrow(TriedParameter::invalid);
    }

    private static RuntimeException invalid() {
        return CommonProblem.INVALID.problem(
                "tried must name clients or carriers as <id>[:<outcome>]",
                new FieldViolation(
                        "tried",
                        "form",
                        "must be the id of a client or carrier, or that and how it ended: a SIP status, cause:<Q.850>,"
                                + " busy, no-answer, unreachable or another outcome"));
    }
}
