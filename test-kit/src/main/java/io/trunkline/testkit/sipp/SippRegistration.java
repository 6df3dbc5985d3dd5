package io.trunkline.testkit.sipp;

import java.time.Duration;
import java.util.List;

/// A client that registers with a node (`asterisk/sipp/register.xml`).
///
/// @param user its user name
/// @param password its password for digest authentication
public record SippRegistration(String user, String password) {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /// Registers its source address for five minutes, since the node accepts no other behind NAT. To be called
    /// there, start a [SippAnswerer] on its port afterwards.
    ///
    /// @return the final status: 200 registered, 401 or 403 rejected
    public int register(String host, int port, String nodeHost, int nodePort) {
        List<String> arguments = List.of(
                "-s",
                user,
                "-au",
                user,
                "-ap",
                password,
                "-key",
                "contact",
                host + ":" + port,
                "-m",
                "1",
                "-l",
                "1",
                nodeHost + ":" + nodePort);
        try (SippProcess sipp = new SippProcess("register", host, port, arguments)) {
            sipp.awaitEnd(TIMEOUT);
            return sipp.log().messages().stream()
                    .filter(message -> !message.sent() && message.cseqMethod().equals("REGISTER"))
                    .mapToInt(SipMessage::status)
                    .filter(status -> status >= 200)
                    .reduce(0, (_, last) -> last);
        }
    }
}
