package io.trunkline.telephony.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q.850;cause=34",
                "q.850 ; cause = 34 ; text=\"No circuit/channel available\"",
                "Q.850;text=\"a, b; cause=19\";cause=34",
                "SIP;cause=480;text=\"none, free\", Q.850;cause=34",
                "SIP;cause=480;text=\"say \\\"Q.850\\\"\",Q.850;cause=34",
            })
    void a_cause_of_congestion_is_read_in_every_form_of_the_header(String header) {
        assertThat(ReasonHeaders.congestionCause(List.of(header))).hasValue(34);
    }

    @ParameterizedTest
    @ValueSource(ints = {34, 38, 41, 42, 44, 47})
    void each_cause_of_congestion_counts(int cause) {
        assertThat(ReasonHeaders.congestionCause(List.of("SIP;cause=480", "Q.850;cause=" + cause)))
                .hasValue(cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Q.850;cause=19",
                "Q.850;cause=340",
                "Q.850;cause=",
                "Q.850;cause=0x22",
                "Q.8500;cause=34",
                "SIP;cause=34",
                "SIP;cause=480;text=\", Q.850;cause=34\"",
                "SIP;cause=480;text=\", Q.850;cause=34",
                "Q.850;text=\"cause=34\"",
                "cause=34",
            })
    void anything_else_is_no_congestion(String header) {
        assertThat(ReasonHeaders.congestionCause(List.of(header))).isEmpty();
    }

    @Test
    void a_response_without_the_header_has_none() {
        assertThat(ReasonHeaders.congestionCause(List.of())).isEmpty();
    }
}
