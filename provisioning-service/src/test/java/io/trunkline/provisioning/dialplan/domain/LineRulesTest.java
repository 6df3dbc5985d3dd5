package io.trunkline.provisioning.dialplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineRulesTest {
    @ParameterizedTest
    @CsvSource({
        "600, Answer, ''",
        "600, Playback, demo-congrats&vm-goodbye",
        "_6XX, NoOp, called ${EXTEN} by ${CALLERID(num)}",
        "600, Wait, 1.5",
        "600, Hangup, 16",
        "600, Goto, 'from-campaign,601,1'"
    })
    void what_plays_and_answers_is_allowed(String exten, String app, String appdata) {
        assertThat(rules(exten, app, appdata)).isEmpty();
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
    void what_dials_runs_or_evaluates_is_refused(String exten, String app, String appdata, String rule) {
        assertThat(rules(exten, app, appdata)).contains(rule);
    }

    private static List<String> rules(String exten, String app, String appdata) {
        return LineRules.check(new LineDraft(null, exten, 1, app, appdata)) instanceof Checked.Invalid(var violations)
                ? violations.stream().map(Violation::rule).toList()
                : List.of();
    }
}
