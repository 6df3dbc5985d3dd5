package io.trunkline.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessPageTest {
    private static final String PAGE = "# Page\n\nText.\n\n## a\n\nold a\n\n## b\n\nold b\n";

    @Test
    void a_section_is_replaced_and_the_others_stay() {
        assertThat(AccessPage.withSection(PAGE, "## a\n", "new\n"))
                .isEqualTo("# Page\n\nText.\n\n## a\n\nnew\n\n## b\n\nold b\n");
        assertThat(AccessPage.withSection(PAGE, "## b\n", "new\n"))
                .isEqualTo("# Page\n\nText.\n\n## a\n\nold a\n\n## b\n\nnew\n");
    }

    @Test
    void a_new_section_comes_last() {
        assertThat(AccessPage.withSection(PAGE, "## c\n", "new\n")).isEqualTo(PAGE + "\n## c\n\nnew\n");
    }
}
