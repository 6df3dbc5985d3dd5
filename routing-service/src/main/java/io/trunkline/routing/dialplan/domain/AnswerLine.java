package io.trunkline.routing.dialplan.domain;

import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The line that answers a question. It is checked with the pattern that the dialplan uses.
///
/// ```
/// DIAL|<lease>|<dial string>|<seconds>|<caller ID or empty>|
///   <tenant>,<campaign>,<link>,<client>,<carrier>,<did>[|<call limit>]
/// OVERFLOW|<dial string>|<seconds>
/// STOP|<q850 cause>|<reason>[|<announcement>]
/// ```
public record AnswerLine(String value) {
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String SECONDS = "[1-9][0-9]{0,2}";

    /// The pattern of all answers.
    public static final Pattern PATTERN =
            Pattern.compile("DIAL\\|" + UUID + "\\|" + DialString.PATTERN.pattern() + "\\|"
                    + SECONDS + "\\|(?:\\+[0-9]{7,15})?\\|(?:" + UUID
                    + ")?(?:,(?:" + UUID + ")?){5}(?:\\|[1-9][0-9]{0,4})?"
                    + "|OVERFLOW\\|" + DialString.PATTERN.pattern() + "\\|" + SECONDS
                    + "|STOP\\|[1-9][0-9]{0,2}\\|[a-z.-]{1,40}(?:\\|" + Announcement.PATTERN.pattern() + ")?");

    public AnswerLine {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not an answer of the grammar");
        }
    }

    /// @param lease present with a Dial, else empty
    public static AnswerLine of(Answer answer, Optional<LeaseId> lease, Parties parties) {
        return new AnswerLine(
                switch (answer) {
                    case Answer.Dial dial -> dial(dial, lease.orElseThrow(), parties);
                    case Answer.Overflow(var to, var ring) -> "OVERFLOW|" + to + "|" + ring.toSeconds();
                    case Answer.Stop(var reason, var cause, var announcement) ->
                        "STOP|" + cause + "|" + reason.code()
                                + announcement.map(sound -> "|" + sound).orElse("");
                });
    }

    private static String dial(Answer.Dial dial, LeaseId lease, Parties parties) {
        String ids = Stream.of(
                        parties.tenant(),
                        parties.campaign(),
                        parties.link(),
                        parties.client(),
                        parties.carrier(),
                        parties.did())
                .map(id -> Objects.toString(id, ""))
                .collect(Collectors.joining(","));
        String shown = dial.callerId().map(PhoneNumber::e164).orElse("");
        String limit = dial.maxDuration()
                .map(Duration::toSeconds)
                .map(seconds -> "|" + seconds)
                .orElse("");
        return String.join(
                        "|",
                        "DIAL",
                        lease.toString(),
                        dial.to().value(),
                        "" + dial.ringTimeout().toSeconds(),
                        shown,
                        ids)
                + limit;
    }

    @Override
    public String toString() {
        return value;
    }
}
