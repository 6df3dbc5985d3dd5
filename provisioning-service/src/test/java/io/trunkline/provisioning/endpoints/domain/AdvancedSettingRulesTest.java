package io.trunkline.provisioning.endpoints.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.provisioning.validation.domain.Violations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

    @Test
    void the_page_about_carriers_lists_all_settings_with_their_values() throws IOException {
        Map<String, String> documented = documentedValues();

        assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(AdvancedSettingRules.columnNames());
        documented.forEach((setting, values) -> {
            assertThat(acceptedOf(setting, examples(values)))
                    .as("values of " + setting)
                    .isEqualTo(examples(values));
            assertThat(acceptedOf(setting, outside(values)))
                    .as("other values of " + setting)
                    .isEmpty();
        });
    }

    private static Map<String, String> documentedValues() throws IOException {
        var documented = new HashMap<String, String>();
        var rows = Files.readString(Path.of("../docs/carriers.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| advanced setting |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        for (var row : rows) {
            var cells = row.split(" *\\| *");
            for (var setting : cells[1].split(", ")) {
                documented.put(setting.replace("`", ""), cells[2]);
            }
        }
        return documented;
    }

    private static List<String> acceptedOf(String setting, List<String> values) {
        return values.stream()
                .filter(value -> AdvancedSettingRules.check("s", Map.of(setting, value), new Violations())
                        .containsKey(setting))
                .toList();
    }

    /// The ends of a range, or all words.
    private static List<String> examples(String values) {
        return values.contains(" to ")
                ? List.of(values.split(" to "))
                : List.of(values.replace("`", "").split(", "));
    }

    private static List<String> outside(String values) {
        if (!values.contains(" to ")) {
            return List.of("other");
        }
        var ends = values.split(" to ");
        return List.of(
                Integer.toString(Integer.parseInt(ends[0]) - 1), Integer.toString(Integer.parseInt(ends[1]) + 1));
    }

    private List<Violation> foundViolations() {
        return violations.result(() -> "") instanceof ValidationResult.Invalid(var list) ? list : List.of();
    }
}
