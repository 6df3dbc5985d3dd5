package io.trunkline.testkit.sipp;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.testkit.servers.Await;
import java.time.Duration;
import java.util.List;

/// A carrier or a client: answers calls by the last three digits of the number (`asterisk/sipp/answerer.xml`: 486 busy,
/// 603 declined, 777 rings on, 302 redirects, 111 hangs up by itself, anything else talks until BYE), OPTIONS, and
/// REGISTER by digest.
public final class Answerer implements AutoCloseable {
    private static final int BUSY = 486;
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
    public record Options(String host, String user, String password, String elsewhere, Duration talk) {
        public static Options plain() {
            return new Options(Loopback.next(), "nobody", "none", "18005550000@127.0.0.1:9", Duration.ofSeconds(1));
        }

        public Options registrar(String newUser, String newPassword) {
            return new Options(host, newUser, newPassword, elsewhere, talk);
        }

        public Options redirectingTo(String target) {
            return new Options(host, user, password, target, talk);
        }

        public Options talking(Duration time) {
            return new Options(host, user, password, elsewhere, time);
        }

        private List<String> arguments() {
            return List.of(
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
