package io.trunkline.standalone;

import java.nio.file.Path;

/// The last lines of `./trunkline up`: where to sign in, and what else has an address.
///
/// @param seconds how long the start took
/// @param console the address of the console
/// @param pages whether the console has its pages
/// @param firstAdmin the file with the name and the password of the first admin
/// @param firstStart whether the password was generated just now, so that it is valid in any case
/// @param status the address of the status page
record ReadyMessage(String seconds, String console, boolean pages, Path firstAdmin, boolean firstStart, String status) {
    private static final String PAGES_MISSING =
            " (without pages, since Node 20.19 or newer with npm was not found when it was built)";

    /// As one text, so that a reader of the log never sees half of it.
    String text() {
        return """
                Ready after %s s

                  Console   %s%s
                  User      admin
                  Password  in %s%s
                  Status    %s lists the parts of the suite and whether each is ready
                """.formatted(
                seconds,
                console,
                pages ? "" : PAGES_MISSING,
                firstAdmin,
                firstStart ? "; the console asks for another one" : ", unless it was changed",
                status).stripTrailing();
    }
}
