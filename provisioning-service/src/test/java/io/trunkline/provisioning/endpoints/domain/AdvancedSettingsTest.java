package io.trunkline.provisioning.endpoints.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violation;
import io.trunkline.provisioning.domain.Violations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvancedSettingsTest {
    private final Violations violations = new Violations();

    @Test
    void are_written_as_the_columns_take_them() {
        var settings = AdvancedSettings.check(
                "advancedSettings", Map.of("send_pai", true, "rtp_timeout", 30, "timers", "no"), violations);

        assertThat(settings).isEqualTo(Map.of("send_pai", "yes", "rtp_timeout", "30", "timers", "no"));
        assertThat(found()).isEmpty();
    }

    @Test
    void cannot_say_where_calls_go() {
        var _ = AdvancedSettings.check("advancedSettings", Map.of("context", "default"), violations);

        assertThat(found()).extracting(Violation::rule).containsExactly("endpoint.setting-unknown");
        assertThat(AdvancedSettings.names())
                .doesNotContain("context", "set_var", "allow_transfer", "accountcode", "aors");
    }

    @Test
    void of_the_wrong_type_are_refused_by_name() {
        var _ = AdvancedSettings.check("advancedSettings", Map.of("rtp_timeout", "soon"), violations);

        assertThat(found()).extracting(Violation::field).containsExactly("advancedSettings.rtp_timeout");
    }

    private List<Violation> found() {
        return violations.checked(() -> "") instanceof Checked.Invalid(var list) ? list : List.of();
    }
}
