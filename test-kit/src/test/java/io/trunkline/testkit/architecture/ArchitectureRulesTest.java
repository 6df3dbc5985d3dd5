package io.trunkline.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {
    private static final String TANGLED = "io.trunkline.testkit.architecture.tangled";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(TANGLED);

    static Stream<ArchRule> rules() {
        return ArchitectureRules.rules(TANGLED).stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_reports_a_service_that_violates_it(ArchRule rule) {
        assertThat(rule.evaluate(CLASSES).hasViolation()).isTrue();
    }

    @Test
    void a_method_marked_with_a_reason_may_block() {
        JavaClasses marked = new ClassFileImporter().importPackages("io.trunkline.testkit.architecture.blocking");

        assertThat(ArchitectureRules.blockingNeedsAnnotation().evaluate(marked).hasViolation())
                .isFalse();
    }

    @Test
    void a_cycle_through_the_root_package_is_reported() {
        String root = "io.trunkline.testkit.architecture.rooted";

        assertThat(ArchitectureRules.featuresAreAcyclic(root)
                        .evaluate(new ClassFileImporter().importPackages(root))
                        .getFailureReport()
                        .toString())
                .contains("Cycle detected: Slice (root) -> \n                Slice calls -> \n");
    }

    @Test
    void an_empty_service_violates_no_rule() {
        assertThatNoException().isThrownBy(() -> ArchitectureRules.check("io.trunkline.nothing"));
    }
}
