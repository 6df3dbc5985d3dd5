package io.trunkline.testkit.sipp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A caller that places one call with audio (`asterisk/sipp/caller.xml`).
///
/// @param host loopback address it calls from: a carrier's, when the call is to come in by that carrier
/// @param number the caller's own
/// @param ringAndTalkTime how long it lets it ring before it cancels
/// @param talk how long it talks once answered, unless the other side hangs up first
/// @param headers further lines of its INVITE
/// @param transport what carries its messages
/// @param uriParameters of the request URI, such as `;line=abc`
public record SippCaller(
        String host,
        String number,
        Duration ringAndTalkTime,
        Duration talk,
        List<String> headers,
        SippTransport transport,
        String uriParameters) {
    private static final int FINAL = 200;

    /// Longer than any busy machine takes to answer: only who is to give up gives up.
    private static final Duration PATIENT = Duration.ofSeconds(60);

    /// Until something comes back at all, and for the end.
    private static final Duration SIGNALING_TIME = Duration.ofSeconds(60);

    /// One who waits for an answer.
    public SippCaller(String host, String number, Duration talk) {
        this(host, number, PATIENT, talk);
    }

    /// One without further headers.
    public SippCaller(String host, String number, Duration ringAndTalkTime, Duration talk) {
        this(host, number, ringAndTalkTime, talk, List.of(), SippTransport.UDP, "");
    }

    /// The same with one more header. SIPp replaces what is in brackets.
    public SippCaller withHeader(String line) {
        return new SippCaller(
                host,
                number,
                ringAndTalkTime,
                talk,
                Stream.concat(headers.stream(), Stream.of(line)).toList(),
                transport,
                uriParameters);
    }

    public SippCaller over(SippTransport other) {
        return new SippCaller(host, number, ringAndTalkTime, talk, headers, other, uriParameters);
    }

    /// The same with parameters in its request URI, such as those of a contact that a node has registered.
    public SippCaller withUriParameters(String parameters) {
        return new SippCaller(host, number, ringAndTalkTime, talk, headers, transport, parameters);
    }

    /// Calls a number through a node and waits for the end of the call.
    public EndedCall call(String dialed, String nodeHost, int nodePort) {
        try (StartedCall ringing = dial(dialed, dialed, nodeHost, nodePort)) {
            return ringing.awaitEnd();
        }
    }

    /// Starts a call and returns immediately.
    ///
    /// @param requestUser the user of the request URI: the number, or the contact that a trunk registered
    /// @param dialed the user of To
    public StartedCall dial(String requestUser, String dialed, String nodeHost, int nodePort) {
        return dial(requestUser, dialed, nodeHost, nodePort, 1);
    }

    /// Calls one number many times within a second, with the same caller ID, and waits for the end of all calls.
    public EndedCall callConcurrently(String dialed, String nodeHost, int nodePort, int callers) {
        try (StartedCall ringing = dialInCrowd(dialed, nodeHost, nodePort, callers)) {
            return ringing.awaitEnd();
        }
    }

    /// The same, and returns at once.
    public StartedCall dialInCrowd(String dialed, String nodeHost, int nodePort, int callers) {
        return dial(dialed, dialed, nodeHost, nodePort, callers);
    }

    private StartedCall dial(String requestUser, String dialed, String nodeHost, int nodePort, int callers) {
        List<String> arguments = new ArrayList<>(transport.callerArguments());
        arguments.addAll(List.of(
                "-s",
                requestUser,
                "-key",
                "from",
                number,
                "-key",
                "to",
                dialed,
                "-recv_timeout",
                Long.toString(SIGNALING_TIME.toMillis()),
                "-m",
                Integer.toString(callers),
                "-l",
                Integer.toString(callers),
                "-r",
                Integer.toString(callers),
                nodeHost + ":" + nodePort));
        return new StartedCall(
                new SippProcess(
                        "caller",
                        host,
                        Map.of(
                                "HEADERS",
                                headers.stream().map(line -> line + "\n").collect(Collectors.joining()),
                                "PARAMETERS",
                                uriParameters,
                                "RING",
                                Long.toString(ringAndTalkTime.toMillis()),
                                "TALK",
                                Long.toString(talk.toMillis())),
                        arguments),
                ringAndTalkTime.plus(talk).plus(SIGNALING_TIME));
    }

    /// A call in progress.
    public static final class StartedCall implements AutoCloseable {
        private final SippProcess sipp;
        private final Duration limit;

        private StartedCall(SippProcess sipp, Duration limit) {
            this.sipp = sipp;
            this.limit = limit;
        }

        public SipMessageLog log() {
            return sipp.log();
        }

        /// Waits for its end.
        public EndedCall awaitEnd() {
            sipp.awaitEnd(limit);
            return soFar();
        }

        /// What has become of it until now.
        public EndedCall soFar() {
            return new EndedCall(sipp.log().messages(), sipp.errors());
        }

        @Override
        public void close() {
            sipp.close();
        }
    }

    /// A call, or a crowd of them, that is over or has come so far.
    ///
    /// @param messages all of them
    /// @param sippErrors the errors that SIPp reported
    public record EndedCall(List<SipMessage> messages, String sippErrors) {
        public EndedCall {
            messages = List.copyOf(messages);
        }

        /// The final status of the INVITE, 0 if there was none.
        public int status() {
            return messages.stream()
                    .filter(message -> !message.sent() && message.cseqMethod().equals("INVITE"))
                    .mapToInt(SipMessage::status)
                    .filter(status -> status >= FINAL)
                    .findFirst()
                    .orElse(0);
        }

        public boolean isAnswered() {
            return status() == 200;
        }

        /// The number of calls with this final status of their INVITE.
        public long callsWithStatus(int status) {
            return messages.stream()
                    .filter(message -> !message.sent() && message.cseqMethod().equals("INVITE"))
                    .filter(message -> message.status() == status)
                    .map(SipMessage::callId)
                    .distinct()
                    .count();
        }

        /// How many calls have a final status of their INVITE.
        public long answers() {
            return messages.stream()
                    .filter(message -> !message.sent() && message.cseqMethod().equals("INVITE"))
                    .filter(message -> message.status() >= FINAL)
                    .map(SipMessage::callId)
                    .distinct()
                    .count();
        }

        /// Whether the other side hung up.
        public boolean wasHungUpByPeer() {
            return messages.stream()
                    .anyMatch(message -> !message.sent() && message.method().equals("BYE"));
        }
    }
}
