package io.trunkline.testkit.sipp;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A carrier or a client: answers calls by the last three digits of the number (`asterisk/sipp/answerer.xml`: 486
/// busy, 603 declined, 777 rings on, 302 redirects, 111 hangs up by itself, anything else talks until BYE),
/// OPTIONS, and REGISTER by digest.
public final class SippAnswerer implements AutoCloseable {
    private static final int BUSY = 486;
    private static final int FIRST_ERROR_STATUS = 300;
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final SippProcess sipp;
    private final SippTransport transport;

    private SippAnswerer(SippProcess sipp, SippTransport transport) {
        this.sipp = sipp;
        this.transport = transport;
    }

    /// Its behavior.
    ///
    /// @param host its own loopback address
    /// @param user the user that may register
    /// @param password the password of that user
    /// @param redirectTarget `user@host:port`, the target of a redirect
    /// @param talkTime how long it talks before it hangs up (numbers ending in 111)
    /// @param response the status that every call gets, 777 to keep ringing, or [#BY_DIALED_NUMBER]
    /// @param headers of each response 480, at most two
    /// @param transport what carries its messages
    public record Options(
            String host,
            String user,
            String password,
            String redirectTarget,
            Duration talkTime,
            String response,
            List<String> headers,
            SippTransport transport) {
        private static final String BY_DIALED_NUMBER = "as-dialed";
        private static final String NO_HEADER = "X-None: 0";

        public static Options defaults() {
            return new Options(
                    LoopbackAddresses.next(),
                    "nobody",
                    "none",
                    "18005550000@127.0.0.1:9",
                    Duration.ofSeconds(1),
                    BY_DIALED_NUMBER,
                    List.of(),
                    SippTransport.UDP);
        }

        /// @param address a loopback address of its own
        public Options at(String address) {
            return new Options(address, user, password, redirectTarget, talkTime, response, headers, transport);
        }

        public Options acceptingRegistration(String newUser, String newPassword) {
            return new Options(host, newUser, newPassword, redirectTarget, talkTime, response, headers, transport);
        }

        public Options redirectingTo(String target) {
            return new Options(host, user, password, target, talkTime, response, headers, transport);
        }

        public Options talkingFor(Duration time) {
            return new Options(host, user, password, redirectTarget, time, response, headers, transport);
        }

        /// Refuses each call with 480.
        ///
        /// @param withHeaders such as `Reason: Q.850;cause=34`, at most two
        public Options unavailable(String... withHeaders) {
            return new Options(host, user, password, redirectTarget, talkTime, "480", List.of(withHeaders), transport);
        }

        /// @param status 486, 500 or 503 for each call, regardless of its number, or 777 to keep ringing
        public Options alwaysResponding(int status) {
            return new Options(
                    host, user, password, redirectTarget, talkTime, Integer.toString(status), headers, transport);
        }

        public Options over(SippTransport other) {
            return new Options(host, user, password, redirectTarget, talkTime, response, headers, other);
        }

        private List<String> arguments() {
            List<String> all = new ArrayList<>(transport.arguments());
            all.addAll(behavior());
            return all;
        }

        private List<String> behavior() {
            return List.of(
                    "-set",
                    "always",
                    response,
                    "-key",
                    "header1",
                    headers.isEmpty() ? NO_HEADER : headers.getFirst(),
                    "-key",
                    "header2",
                    headers.size() < 2 ? NO_HEADER : headers.get(1),
                    "-key",
                    "user",
                    user,
                    "-key",
                    "password",
                    password,
                    "-key",
                    "elsewhere",
                    redirectTarget,
                    "-key",
                    "expires",
                    "60",
                    "-d",
                    Long.toString(talkTime.toMillis()),
                    "-deadcall_wait",
                    "0");
        }
    }

    /// Starts it on a free port and returns when it listens.
    public static SippAnswerer start(Options options) {
        return startOnPort(LoopbackAddresses.freeUdpPort(options.host()), options);
    }

    /// Starts it on the port of a [SippRegistration] and returns when it listens.
    public static SippAnswerer startOnPort(int port, Options options) {
        SippAnswerer answerer = new SippAnswerer(
                new SippProcess("answerer", options.host(), port, options.arguments()), options.transport());
        Await.until("SIPp listens at " + answerer.address(), START_LIMIT, answerer::isListening);
        return answerer;
    }

    /// Starts one with the same response to each call: 486, 500, 503, or 777 to keep ringing.
    public static SippAnswerer alwaysResponding(int status) {
        return start(Options.defaults().alwaysResponding(status));
    }

    /// Starts one that accepts no registration.
    public static SippAnswerer start() {
        return start(Options.defaults());
    }

    private boolean isListening() {
        if (!sipp.isAlive()) {
            throw new ServerFailedException("SIPp ended at once: " + sipp.errors());
        }
        return LoopbackAddresses.isPortTaken(transport.isConnected(), sipp.host(), sipp.port());
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

    /// The calls that it received, in order.
    public List<SipMessage> invites() {
        return sipp.log().receivedRequests("INVITE");
    }

    /// @throws java.util.NoSuchElementException if there was no call
    public SipMessage lastInvite() {
        return invites().getLast();
    }

    /// REGISTER requests, with and without digest.
    public int registerCount() {
        return sipp.log().receivedRequests("REGISTER").size();
    }

    /// The number of answered calls.
    public long answeredCalls() {
        return callsWithStatus(200);
    }

    /// The maximum number of concurrent calls, from INVITE to BYE, CANCEL or a rejection.
    public int peakConcurrentCalls() {
        Set<String> now = new HashSet<>();
        int most = 0;
        for (SipMessage message : sipp.log().messages()) {
            boolean begins = !message.sent() && message.method().equals("INVITE") && !message.isInDialog();
            boolean refused =
                    message.sent() && message.cseqMethod().equals("INVITE") && message.status() >= FIRST_ERROR_STATUS;
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

    /// The number of calls rejected with 486.
    public long busyCalls() {
        return callsWithStatus(BUSY);
    }

    /// The number of calls with this final status.
    public long callsWithStatus(int status) {
        return sipp.log().callsWithStatus("INVITE", status);
    }

    public SipMessageLog log() {
        return sipp.log();
    }

    /// The errors that SIPp reported, for messages about a failure.
    public String errors() {
        return sipp.errors();
    }

    @Override
    public void close() {
        sipp.close();
    }
}
