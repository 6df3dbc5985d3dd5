package io.trunkline.routing.dialplan.domain;

import io.trunkline.routing.decisions.domain.Announcement;
import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.DialString;
import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The one line that answers a question, checked against the pattern that the dialplan checks it against too.
///
/// ```
/// DIAL|<lease>|<dial string>|<seconds>|<number shown or
/// empty>|<tenant>,<campaign>,<link>,<client>,<carrier>,<did>[|<call limit>]
/// OVERFLOW|<dial string>|<seconds>
/// STOP|<q850 cause>|<reason>[|<announcement>]
/// ```
public record AnswerLine(String value) {
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String SECONDS = "[1-9][0-9]{0,2}";

    /// Every line there is.
    public static final Pattern FORM = Pattern.compile("DIAL\\|" + UUID + "\\|" + DialString.FORM.pattern() + "\\|"
            + SECONDS + "\\|(?:\\+[0-9]{7,15})?\\|(?:" + UUID
            + ")?(?:,(?:" + UUID + ")?){5}(?:\\|[1-9][0-9]{0,4})?"
            + "|OVERFLOW\\|" + DialString.FORM.pattern() + "\\|" + SECONDS
            + "|STOP\\|[1-9][0-9]{0,2}\\|[a-z.-]{1,40}(?:\\|" + Announcement.FORM.pattern() + ")?");

    public AnswerLine {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an answer of the grammar");
        }
    }

    /// @param lease held by a Dial, empty with the others
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
        String shown = dial.shown().map(PhoneNumber::e164).orElse("");
        String limit = dial.limit()
                .map(Duration::toSeconds)
                .map(seconds -> "|" + seconds)
                .orElse("");
        return String.join(
                        "|",
                        "DIAL",
                        lease.toString(),
                        dial.to().value(),
                        "" + dial.ring().toSeconds(),
                        shown,
                        ids)
                + limit;
    }

    @Override
    public String toString() {
        return value;
    }
}
