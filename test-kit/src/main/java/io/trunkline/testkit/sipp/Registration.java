package io.trunkline.testkit.sipp;

import java.time.Duration;
import java.util.List;

/// A client that registers with a node (`asterisk/sipp/register.xml`).
///
/// @param user its name there
/// @param password its digest's
public record Registration(String user, String password) {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /// Registers where an answerer listens, for five minutes.
    ///
    /// @return the final status: 200 registered, 401 or 403 refused
    public int register(Answerer contact, String nodeHost, int nodePort) {
        List<String> arguments = List.of(
                "-s",
                user,
                "-au",
                user,
                "-ap",
                password,
                "-key",
                "contact",
                contact.address(),
                "-m",
                "1",
                "-l",
                "1",
                nodeHost + ":" + nodePort);
        try (SippProcess sipp = new SippProcess("register", contact.host(), arguments)) {
            sipp.awaitEnd(LIMIT);
            return sipp.log().messages().stream()
                    .filter(message ->
                            !message.sent() && message.answeredMethod().equals("REGISTER"))
                    .mapToInt(SipMessage::status)
                    .filter(status -> status >= 200)
                    .reduce(0, (_, last) -> last);
        }
    }
}
