package io.trunkline.routing.decision.domain.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/routing.md has each reason with its cause, in a row of its own.
class StopReasonsPageTest {
    private static final Path PAGE = Path.of("../docs/routing.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| ([0-9]+) \\|");

    @Test
    void the_page_lists_each_reason_with_its_cause() throws IOException {
        String section =
                Files.readString(PAGE).split("\n## Why a call is stopped\n")[1].split("\n## ")[0];

        assertThat(ROW.matcher(section).results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(StopReason.values())
                        .map(reason -> reason.code() + " " + reason.cause())
                        .toList());
    }
}
