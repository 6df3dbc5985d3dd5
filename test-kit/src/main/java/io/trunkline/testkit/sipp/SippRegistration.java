package io.trunkline.testkit.sipp;

import java.time.Duration;
import java.util.List;

/// A client that registers with a node (`asterisk/sipp/register.xml`).
///
/// @param user its name there
/// @param password its digest's
public record SippRegistration(String user, String password) {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /// Registers for five minutes the address that it sends from: behind NAT a node takes no other. Whoever is to
    /// be called there listens on it afterwards ([SippAnswerer#start(Answerer.Options, int)]).
    ///
    /// @return the final status: 200 registered, 401 or 403 refused
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
