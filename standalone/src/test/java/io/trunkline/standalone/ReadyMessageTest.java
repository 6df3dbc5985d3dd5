package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadyMessageTest {
    private static final Path FILE = Path.of("/srv/suite/first-admin.json");

    @Test
    void the_last_lines_name_the_console_the_user_the_file_of_the_password_and_the_status_page() {
        assertThat(message(true, true).lines())
                .containsExactly(
                        "Ready after 17.6 s",
                        "",
                        "  Console   http://127.0.0.1:8080",
                        "  User      admin",
                        "  Password  in /srv/suite/first-admin.json; the console asks for another one",
                        "  Status    http://127.0.0.1:8091 lists the parts of the suite and whether each is ready");
    }

    @Test
    void a_later_start_does_not_promise_that_the_password_of_the_first_one_is_still_valid() {
        assertThat(message(true, false))
                .contains("Password  in /srv/suite/first-admin.json, unless it was changed")
                .doesNotContain("asks for another one");
    }

    @Test
    void a_console_without_pages_is_reported_beside_its_address() {
        assertThat(message(false, true)).contains("Console   http://127.0.0.1:8080 (without pages, since Node 20.19");
    }

    private static String message(boolean pages, boolean firstStart) {
        return new ReadyMessage("17.6", "http://127.0.0.1:8080", pages, FILE, firstStart, "http://127.0.0.1:8091")
                .text();
    }
}
