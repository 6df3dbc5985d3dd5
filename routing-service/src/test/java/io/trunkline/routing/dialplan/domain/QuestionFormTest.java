package io.trunkline.routing.dialplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.Outcome;
import io.trunkline.routing.decisions.domain.Question;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionFormTest {
    private final Map<String, String> form = new HashMap<>(Map.of(
            "call", "ast1-1795168093.42",
            "attempt", "1",
            "direction", "inbound",
            "node", "ast1",
            "channel", "ast1-1795168093.42",
            "endpoint", "acme",
            "number", "14045556789",
            "from", "+13125550111"));

    @Test
    void the_first_question_of_a_call_has_no_last_attempt() {
        assertThat(understood().last()).isEmpty();
    }

    @Test
    void an_outcome_is_read_however_asterisk_words_the_sip_status() {
        form.putAll(
                Map.of("attempt", "2", "last_status", "NOANSWER", "last_cause", "21", "last_sip", "SIP 603 Declined"));

        assertThat(understood().last().orElseThrow().outcome()).isEqualTo(Outcome.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500&PJSIP/900@other",
                "500|STOP",
                "500,60,gT",
                "${SHELL(id)}",
                "1404555 6789",
                "1;2",
                "１４０４",
                "1\n2",
                "++1",
                "123456789012345678901234567890123"
            })
    void a_hostile_number_is_no_question(String hostile) {
        form.put("number", hostile);
        assertMalformed("number");

        form.put("number", "14045556789");
        form.put("from", hostile);
        assertMalformed("from");
    }

    @ParameterizedTest
    @CsvSource({
        "attempt, 0",
        "attempt, 1000",
        "attempt, -1",
        "attempt, x",
        "direction, sideways",
        "node, 'a b'",
        "channel, 'a|b'",
        "endpoint, 'Acme&x'",
        "campaign, 'not-a-uuid'",
        "carrier, '../x'",
        "client, '1 or 1=1'",
        "last_lease, 'x'",
        "last_status, 'BUSY|x'",
        "prefix, '9X'",
    })
    void every_field_is_checked(String field, String value) {
        form.put(field, value);

        assertMalformed(field);
    }

    @Test
    void a_malformed_question_still_names_its_call_when_that_can_be_read() {
        form.put("number", "'");

        assertThat(QuestionForm.parse(form))
                .isInstanceOfSatisfying(
                        QuestionForm.Parsed.Malformed.class,
                        malformed -> assertThat(malformed.call()).contains(new CallId("ast1-1795168093.42")));
    }

    @Test
    void a_field_that_is_not_known_yet_is_no_fault() {
        form.put("colour", "blue");

        assertThat(understood().number()).isEqualTo("14045556789");
    }

    private Question understood() {
        if (QuestionForm.parse(form) instanceof QuestionForm.Parsed.Understood understood) {
            return understood.question();
        }
        throw new AssertionError(QuestionForm.parse(form).toString());
    }

    private void assertMalformed(String field) {
        assertThat(QuestionForm.parse(form))
                .isInstanceOfSatisfying(
                        QuestionForm.Parsed.Malformed.class,
                        malformed -> assertThat(malformed.field()).isEqualTo(field));
    }
}
