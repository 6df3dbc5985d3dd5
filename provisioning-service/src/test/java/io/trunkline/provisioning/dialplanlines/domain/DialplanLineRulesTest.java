package io.trunkline.provisioning.dialplanlines.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialplanLineRulesTest {
    @ParameterizedTest
    @CsvSource({
        "600, Answer, ''",
        "600, Playback, demo-congrats&vm-goodbye",
        "_6XX, NoOp, called ${EXTEN} by ${CALLERID(num)}",
        "600, Wait, 1.5",
        "600, Hangup, 16",
        "600, Goto, 'from-campaign,601,1'"
    })
    void applications_that_play_or_answer_are_allowed(String exten, String app, String appdata) {
        assertThat(violatedRules(exten, app, appdata)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "600, Dial, PJSIP/1@alpha, dialplan.app-not-allowed",
        "600, System, reboot, dialplan.app-not-allowed",
        "600, NoOp, ${SHELL(id)}, dialplan.appdata-invalid",
        "600, Playback, 'a,b;c', dialplan.appdata-invalid",
        "600, Goto, 'trunkline-outbound,1,1', dialplan.appdata-invalid",
        "_9X., NoOp, '', dialplan.exten-reserved",
        "_[1-9]XX, NoOp, '', dialplan.exten-invalid"
    })
    void applications_that_dial_run_programs_or_evaluate_functions_are_rejected(
            String exten, String app, String appdata, String rule) {
        assertThat(violatedRules(exten, app, appdata)).contains(rule);
    }

    private static List<String> violatedRules(String exten, String app, String appdata) {
        return DialplanLineRules.check(new DialplanLineDraft(null, exten, 1, app, appdata))
                        instanceof ValidationResult.Invalid(var violations)
                ? violations.stream().map(Violation::rule).toList()
                : List.of();
    }
}
