package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands of README.md and docs/*.md run as written and print what the page shows; see [PageExample] and
/// [ShownOutput].
class DocumentedExamplesIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /// More than the ring timeout of the tour's call.
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /// A test that runs no command must fail, so this table has the number of commands of each page.
    private static final Map<String, Integer> COMMANDS = Map.of(
            "README.md", 17,
            "docs/api.md", 3,
            "docs/audit.md", 1,
            "docs/call-records.md", 5,
            "docs/campaigns.md", 22,
            "docs/carriers.md", 8,
            "docs/clients.md", 8,
            "docs/dead-letters.md", 1,
            "docs/dids.md", 8,
            "docs/tenants-and-users.md", 3);

    static List<String> pages() {
        return COMMANDS.keySet().stream().sorted().toList();
    }

    @Test
    void every_page_with_commands_is_in_the_table() throws IOException {
        Map<String, Integer> found = new LinkedHashMap<>();
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .forEach(page -> found.put(
                            ROOT.relativize(page).toString(),
                            PageExample.of(page).size()));
        }
        found.values().removeIf(count -> count == 0);

        assertThat(found).containsExactlyInAnyOrderEntriesOf(COMMANDS);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_commands_of_a_page_run_as_written(String page, @TempDir Path folder) {
        TestEnvironment environment = TestEnvironment.shared();
        try (ShellSession session = new ShellSession(folder, environment::asOnThisMachine)) {
            if (!page.equals("README.md")) {
                // the pages use TOKEN, api and id_of of the tour
                PageExample.of(ROOT.resolve("README.md")).stream()
                        .limit(3)
                        .forEach(example -> run(session, "README.md", example));
            }
            PageExample.of(ROOT.resolve(page)).forEach(example -> run(session, page, example));
        }
    }

    /// Runs a command, and again while it was refused because another service's event had not arrived yet. One that
    /// only reads is repeated until it prints what the page shows.
    private static void run(ShellSession session, String page, PageExample example) {
        AtomicReference<ShellSession.Outcome> last = new AtomicReference<>();
        try {
            Await.until("as shown", LIMIT, () -> {
                ShellSession.Outcome outcome = session.run(example.command());
                last.set(outcome);
                return isAsShown(example, outcome) || !example.onlyReads() && !outcome.mayPass();
            });
        } catch (AssertionError ignored) {
            // the assertion below has the details
        }
        assertThat(isAsShown(example, last.get()))
                .as("%s:%d\n%s\nshown:\n%s\nprinted:\n%s", page, example.line(), example, example.shown(), last.get())
                .isTrue();
    }

    private static boolean isAsShown(PageExample example, ShellSession.Outcome outcome) {
        return example.shown().isEmpty()
                ? outcome.code() == 0 && !outcome.hasProblem()
                : ShownOutput.matches(example.shown(), outcome.printed());
    }
}
