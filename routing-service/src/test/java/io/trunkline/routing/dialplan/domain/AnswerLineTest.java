package io.trunkline.routing.dialplan.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLineTest {
    private static final String LEASE = "00000000-0000-0000-0000-000000000007";
    private static final DialString TO = DialString.throughContact("13125550111", new EndpointId("acme"));

    @Test
    void a_dial_has_lease_caller_id_and_six_ids() {
        Parties parties =
                new Parties(new TenantId(new UUID(0, 1)), null, null, new ClientId(new UUID(0, 4)), null, null);
        var dial = new Answer.Dial(TO, Duration.ofSeconds(20), PhoneNumber.parse("+14045556789"));

        assertThat(AnswerLine.of(dial, Optional.of(new LeaseId(UUID.fromString(LEASE))), parties)
                        .value())
                .isEqualTo("DIAL|" + LEASE + "|PJSIP/13125550111@acme|20|+14045556789|"
                        + "00000000-0000-0000-0000-000000000001,,,00000000-0000-0000-0000-000000000004,,");
    }

    @Test
    void the_maximum_call_duration_is_a_seventh_field() {
        var dial = new Answer.Dial(TO, Duration.ofSeconds(20), Optional.empty(), Optional.of(Duration.ofMinutes(90)));

        assertThat(AnswerLine.of(dial, Optional.of(new LeaseId(UUID.fromString(LEASE))), Parties.NONE)
                        .value())
                .isEqualTo("DIAL|" + LEASE + "|PJSIP/13125550111@acme|20||,,,,,|5400");
    }

    @Test
    void an_announcement_is_a_fourth_field() {
        var stop = new Answer.Stop(StopReason.CLIENTS_NONE_ELIGIBLE, Optional.of(new Announcement("we-are-closed")));

        assertThat(AnswerLine.of(stop, Optional.empty(), Parties.NONE).value())
                .isEqualTo("STOP|20|clients.none-eligible|we-are-closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "../a", "Closed", "a&b", "a,noanswer"})
    void other_names_are_not_sounds(String name) {
        assertThatThrownBy(() -> new Announcement(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_overflow_has_no_lease() {
        assertThat(AnswerLine.of(new Answer.Overflow(TO, Duration.ofSeconds(30)), Optional.empty(), Parties.NONE)
                        .value())
                .isEqualTo("OVERFLOW|PJSIP/13125550111@acme|30");
    }

    @ParameterizedTest
    @EnumSource
    void every_stop_reason_fits_the_grammar(StopReason reason) {
        assertThat(AnswerLine.of(new Answer.Stop(reason), Optional.empty(), Parties.NONE)
                        .value())
                .isEqualTo("STOP|" + reason.cause() + "|" + reason.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DIAL|x|PJSIP/1@a|20||,,,,,",
                "STOP|0|x",
                "STOP|1|x\nDIAL",
                "OVERFLOW|Local/1@default|20",
                "OVERFLOW|PJSIP/1@a&PJSIP/2@b|20",
                "OVERFLOW|PJSIP/1@a|0",
                "STOP|1|x|",
                "STOP|1|x|y|z",
                "STOP|1|x|y/z",
                "DIAL|00000000-0000-0000-0000-000000000007|PJSIP/1@a|20||,,,,,|",
                "DIAL|00000000-0000-0000-0000-000000000007|PJSIP/1@a|20||,,,,,|0",
                "DIAL|00000000-0000-0000-0000-000000000007|PJSIP/1@a|20||,,,,,|-5",
                "DIAL|00000000-0000-0000-0000-000000000007|PJSIP/1@a|20||,,,,,|5|6"
            })
    void other_lines_are_refused(String line) {
        assertThatThrownBy(() -> new AnswerLine(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
