package io.trunkline.events.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlertKindsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+\\.[a-z.-]+)` \\|");

    @Test
    void the_page_of_alerts_describes_each_kind() throws IOException {
        String page = Files.readString(Path.of("../docs/alerts.md"));

        List<String> described =
                ROW.matcher(page).results().map(row -> row.group(1)).toList();

        assertThat(described).containsExactlyElementsOf(AlertKinds.ALL);
    }
}
