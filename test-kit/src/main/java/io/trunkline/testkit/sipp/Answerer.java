package io.trunkline.testkit.sipp;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.testkit.servers.Await;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A carrier or a client: answers calls by the last three digits of the number (`asterisk/sipp/answerer.xml`: 486 busy,
/// 603 declined, 777 rings on, 302 redirects, 111 hangs up by itself, anything else talks until BYE), OPTIONS, and
/// REGISTER by digest.
public final class Answerer implements AutoCloseable {
    private static final int BUSY = 486;
    private static final int REFUSAL = 300;
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final SippProcess sipp;

    private Answerer(SippProcess sipp) {
        this.sipp = sipp;
    }

    /// How one behaves.
    ///
    /// @param host loopback address, its own
    /// @param user who may register
    /// @param password that user's
    /// @param elsewhere `user@host:port` that a redirect names
    /// @param talk how long it talks before it hangs up itself (numbers ending in 111)
    /// @param always the status that every call gets, 777 to ring on; or [#AS_DIALED]
    public record Options(String host, String user, String password, String elsewhere, Duration talk, String always) {
        private static final String AS_DIALED = "as-dialed";

        public static Options plain() {
            return new Options(
                    Loopback.next(), "nobody", "none", "18005550000@127.0.0.1:9", Duration.ofSeconds(1), AS_DIALED);
        }

        public Options registrar(String newUser, String newPassword) {
            return new Options(host, newUser, newPassword, elsewhere, talk, always);
        }

        public Options redirectingTo(String target) {
            return new Options(host, user, password, target, talk, always);
        }

        public Options talking(Duration time) {
            return new Options(host, user, password, elsewhere, time, always);
        }

        /// @param status 486, 500 or 503 for every call whatever its number, or 777 to ring on
        public Options always(int status) {
            return new Options(host, user, password, elsewhere, talk, Integer.toString(status));
        }

        private List<String> arguments() {
            return List.of(
                    "-set",
                    "always",
                    always,
                    "-key",
                    "user",
                    user,
                    "-key",
                    "password",
                    password,
                    "-key",
                    "elsewhere",
                    elsewhere,
                    "-key",
                    "expires",
                    "60",
                    "-d",
                    Long.toString(talk.toMillis()),
                    "-deadcall_wait",
                    "0");
        }
    }

    /// Returns when it listens, on a free port.
    public static Answerer start(Options options) {
        return start(options, Loopback.freeUdpPort(options.host()));
    }

    /// Returns when it listens, on a port that a [Registration] was made from.
    public static Answerer start(Options options, int port) {
        Answerer answerer = new Answerer(new SippProcess("answerer", options.host(), port, options.arguments()));
        Await.until("SIPp listens at " + answerer.address(), START_LIMIT, answerer::listens);
        return answerer;
    }

    /// One that gives every call the same answer: 486, 500, 503, or 777 to ring on.
    public static Answerer always(int status) {
        return start(Options.plain().always(status));
    }

    /// One that does not register anybody.
    public static Answerer start() {
        return start(Options.plain());
    }

    private boolean listens() {
        if (!sipp.isAlive()) {
            throw new ServerFailedException("SIPp ended at once: " + sipp.errors());
        }
        return Loopback.isTaken(sipp.host(), sipp.port());
    }

    public String host() {
        return sipp.host();
    }

    public int port() {
        return sipp.port();
    }

    /// `host:port`
    public String address() {
        return host() + ":" + port();
    }

    /// Calls that reached it, in order.
    public List<SipMessage> invites() {
        return sipp.log().received("INVITE");
    }

    /// @throws java.util.NoSuchElementException when nobody called
    public SipMessage lastInvite() {
        return invites().getLast();
    }

    /// REGISTER requests, with and without digest.
    public int registers() {
        return sipp.log().received("REGISTER").size();
    }

    /// Calls it answered.
    public long answered() {
        return refusedWith(200);
    }

    /// The most calls it had at one moment, from INVITE to BYE, CANCEL or a refusal.
    public int mostAtOnce() {
        Set<String> now = new HashSet<>();
        int most = 0;
        for (SipMessage message : sipp.log().messages()) {
            boolean begins = !message.sent() && message.method().equals("INVITE") && !message.inDialogue();
            boolean refused =
                    message.sent() && message.answeredMethod().equals("INVITE") && message.status() >= REFUSAL;
            if (begins) {
                now.add(message.callId());
            } else if (refused
                    || message.method().equals("BYE")
                    || message.method().equals("CANCEL")) {
                now.remove(message.callId());
            }
            most = Math.max(most, now.size());
        }
        return most;
    }

    /// Calls it refused with 486.
    public long busy() {
        return refusedWith(BUSY);
    }

    /// Calls it gave this final status.
    public long refusedWith(int status) {
        return sipp.log().answers("INVITE", status);
    }

    public MessageLog log() {
        return sipp.log();
    }

    /// What SIPp complained of, for messages about a failure.
    public String errors() {
        return sipp.errors();
    }

    @Override
    public void close() {
        sipp.close();
    }
}
