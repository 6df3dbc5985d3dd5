package io.trunkline.provisioning.endpoints.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.provisioning.validation.domain.Violations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvancedSettingRulesTest {
    private final Violations violations = new Violations();

    @Test
    void values_are_converted_to_column_values() {
        var settings = AdvancedSettingRules.check(
                "advancedSettings", Map.of("send_pai", true, "rtp_timeout", 30, "timers", "no"), violations);

        assertThat(settings).isEqualTo(Map.of("send_pai", "yes", "rtp_timeout", "30", "timers", "no"));
        assertThat(foundViolations()).isEmpty();
    }

    @Test
    void columns_that_decide_where_calls_go_are_rejected() {
        var _ = AdvancedSettingRules.check("advancedSettings", Map.of("context", "default"), violations);

        assertThat(foundViolations()).extracting(Violation::rule).containsExactly("endpoint.setting-unknown");
        assertThat(AdvancedSettingRules.columnNames())
                .doesNotContain("context", "set_var", "allow_transfer", "accountcode", "aors");
    }

    @Test
    void values_of_the_wrong_type_are_rejected_with_their_field() {
        var _ = AdvancedSettingRules.check("advancedSettings", Map.of("rtp_timeout", "soon"), violations);

        assertThat(foundViolations()).extracting(Violation::field).containsExactly("advancedSettings.rtp_timeout");
    }

    private List<Violation> foundViolations() {
        return violations.result(() -> "") instanceof ValidationResult.Invalid(var list) ? list : List.of();
    }
}
