package io.trunkline.routing.dialplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decision.domain.Question;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.numbers.WithheldCallers;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionFormTest {
    private static final WithheldCallers WITHHELD = new WithheldCallers(Set.of("Out Of Area", "464"));

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
    void the_first_question_of_a_call_has_no_previous_attempt() {
        assertThat(understood().previousAttempt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 02079460018, 02079460018, 4045556789",
        "national:GB, 02079460018, +442079460018, +444045556789",
        "national:US, 02079460018, 02079460018, +14045556789",
        "international, 442079460018, +442079460018, +4045556789"
    })
    void numbers_are_read_as_the_carrier_writes_them(String numbers, String called, String read, String caller) {
        form.putAll(Map.of("numbers", numbers, "number", called, "from", "4045556789"));

        assertThat(understood().dialedNumber()).isEqualTo(read);
        assertThat(understood().caller().sipUser()).isEqualTo(caller);
    }

    @ParameterizedTest
    @CsvSource({
        "'', out of area",
        "'', 464",
        "international, +464",
        "national:GB, 464;cpc=payphone",
        "national:US, 7378742833",
        "international, 266696687"
    })
    void a_caller_of_the_lists_of_withheld_callers_has_no_number_whatever_the_country(String numbers, String from) {
        form.putAll(Map.of("numbers", numbers, "from", from));

        assertThat(understood().caller().sipUser()).isEqualTo("anonymous");
    }

    @Test
    void a_keypad_spelling_with_a_country_code_is_a_number() {
        form.putAll(Map.of("numbers", "national:US", "from", "+17378742833"));

        assertThat(understood().caller().sipUser()).isEqualTo("+17378742833");
    }

    @Test
    void numbers_of_an_unknown_country_are_malformed() {
        form.put("numbers", "national:XX");
        assertMalformed("numbers");
    }

    @Test
    void the_sip_status_is_read_in_every_form_asterisk_writes() {
        form.putAll(
                Map.of("attempt", "2", "last_status", "NOANSWER", "last_cause", "21", "last_sip", "SIP 603 Declined"));

        assertThat(understood().previousAttempt().orElseThrow().outcome()).isEqualTo(AttemptOutcome.REJECTED);
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
    void a_hostile_number_is_malformed(String hostile) {
        form.put("number", hostile);
        assertMalformed("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"１４０４", "1\n2", "12345678901234567890123456789012345678901234567890123456789012345"})
    void a_caller_that_is_not_printable_ascii_or_too_long_is_malformed(String hostile) {
        form.put("from", hostile);
        assertMalformed("from");
    }

    @ParameterizedTest
    @CsvSource({
        "+13125550111, +13125550111",
        "13125550111;npdi, 13125550111",
        "+1 312 555-0111, +13125550111",
        "anonymous, ''",
        "+266696687, ''",
        "7378742833;isup-oli=62, ''",
        "bob7, ''",
        "'', ''",
        "100, 100"
    })
    void only_the_digits_of_a_caller_with_a_number_are_recorded(String sipUser, String digits) {
        form.put("from", sipUser);

        assertThat(understood().caller().digits()).isEqualTo(digits);
    }

    @Test
    void the_number_of_a_caller_who_asks_for_privacy_is_not_recorded() {
        form.put("privacy", "1");

        assertThat(understood().caller().isRestricted()).isTrue();
        assertThat(understood().caller().digits()).isEmpty();
        assertThat(understood().caller().assertedDigits()).isNotEmpty();
    }

    @Test
    void a_caller_who_asks_for_privacy_by_name_has_no_asserted_number() {
        form.put("privacy", "1");
        form.put("from", "anonymous");

        assertThat(understood().caller().assertedDigits()).isEmpty();
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
        "privacy, yes",
    })
    void every_field_is_checked(String field, String value) {
        form.put(field, value);

        assertMalformed(field);
    }

    @Test
    void a_malformed_question_keeps_its_call_id_when_readable() {
        form.put("number", "'");

        assertThat(QuestionForm.parse(form, WITHHELD))
                .isInstanceOfSatisfying(
                        QuestionForm.Parsed.Malformed.class,
                        malformed -> assertThat(malformed.call()).contains(new CallId("ast1-1795168093.42")));
    }

    @Test
    void an_unknown_field_is_ignored() {
        form.put("colour", "blue");

        assertThat(understood().dialedNumber()).isEqualTo("14045556789");
    }

    private Question understood() {
        if (QuestionForm.parse(form, WITHHELD) instanceof QuestionForm.Parsed.Valid understood) {
            return understood.question();
        }
        throw new AssertionError(QuestionForm.parse(form, WITHHELD).toString());
    }

    private void assertMalformed(String field) {
        assertThat(QuestionForm.parse(form, WITHHELD))
                .isInstanceOfSatisfying(
                        QuestionForm.Parsed.Malformed.class,
                        malformed -> assertThat(malformed.field()).isEqualTo(field));
    }
}
