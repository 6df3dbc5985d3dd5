package io.trunkline.routing.explain;

import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.failover.AttemptEnd;
import io.trunkline.routing.decision.domain.failover.Outcome;
import io.trunkline.routing.telephony.domain.CarrierId;
import io.trunkline.routing.telephony.domain.ClientId;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a call has been through, as it stands in an address: each client or carrier that was tried, with how it
/// ended.
final class TriedParameter {
    private static final Pattern TRIED = Pattern.compile("([0-9a-fA-F-]{36})(?::([a-z0-9:-]{1,20}))?");
    private static final Pattern SIP = Pattern.compile("[3-6][0-9]{2}");
    private static final Pattern CAUSE = Pattern.compile("cause:([0-9]{1,3})");

    /// Where it is not said how an attempt ended, it is one after which the next one is tried.
    private static final String DEFAULT_OUTCOME = "unreachable";

    private TriedParameter() {}

    /// @param tried `<id>[:<how>]` in their order; how is a SIP status, `cause:<Q.850>` or an outcome such as
    /// `ring-timeout`
    static CallHistory parse(List<String> tried) {
        if (tried.isEmpty()) {
            return CallHistory.EMPTY;
        }
        List<Matcher> attempts = tried.stream().map(TriedParameter::attempt).toList();
        List<UUID> ids = attempts.stream().map(TriedParameter::id).toList();
        return new CallHistory(
                ids.stream().map(ClientId::new).collect(Collectors.toSet()),
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

    private static AttemptEnd attemptEnd(Matcher attempt) {
        String how = Optional.ofNullable(attempt.group(2)).orElse(DEFAULT_OUTCOME);
        Optional<CarrierId> carrier = Optional.of(new CarrierId(id(attempt)));
        Matcher cause = CAUSE.matcher(how);
        if (cause.matches()) {
            int q850 = Integer.parseInt(cause.group(1));
            return new AttemptEnd(Outcome.of("NOANSWER", q850, 0), q850, 0, carrier);
        }
        if (SIP.matcher(how).matches()) {
            int status = Integer.parseInt(how);
            return new AttemptEnd(Outcome.of("", 0, status), 0, status, carrier);
        }
        return new AttemptEnd(outcome(how), 0, 0, carrier);
    }

    private static Outcome outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(word))
                .findFirst()
                .orElseThrow(TriedParameter::invalid);
    }

    private static RuntimeException invalid() {
        return CommonProblem.INVALID.problem(
                "Not as it must be: tried",
                new FieldViolation(
                        "tried",
                        "form",
                        "must be the id of a client or carrier, or that and how it ended: a SIP status, cause:<Q.850>,"
                                + " busy, ring-timeout, unreachable or another outcome"));
    }
}
