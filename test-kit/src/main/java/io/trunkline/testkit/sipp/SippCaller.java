package io.trunkline.testkit.sipp;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Somebody who calls once (`asterisk/sipp/caller.xml`), with audio.
///
/// @param host loopback address it calls from: a carrier's, when the call is to come in by that carrier
/// @param number the caller's own
/// @param ringAndTalkTime how long it lets it ring before it cancels
/// @param talk how long it talks once answered, unless the other side hangs up first
public record SippCaller(String host, String number, Duration ringAndTalkTime, Duration talk) {
    private static final int FINAL = 200;

    /// Longer than any busy machine takes to answer: only who is to give up gives up.
    private static final Duration PATIENT = Duration.ofSeconds(60);

    /// Until something comes back at all, and for the end.
    private static final Duration SIGNALING_TIME = Duration.ofSeconds(60);

    /// One who waits for an answer.
    public SippCaller(String host, String number, Duration talk) {
        this(host, number, PATIENT, talk);
    }

    /// Calls a number by a node and waits for the end of the call.
    public EndedCall call(String dialled, String nodeHost, int nodePort) {
        try (StartedCall ringing = dial(dialled, dialled, nodeHost, nodePort)) {
            return ringing.awaitEnd();
        }
    }

    /// Calls and returns at once.
    ///
    /// @param requestUser the user of the request URI: the number, or the contact that a trunk registered
    /// @param dialled the user of To
    public StartedCall dial(String requestUser, String dialled, String nodeHost, int nodePort) {
        return dial(requestUser, dialled, nodeHost, nodePort, 1);
    }

    /// Many callers who call one number within a second, all with the same number of their own, and wait for their
    /// end.
    public EndedCall callConcurrently(String dialled, String nodeHost, int nodePort, int callers) {
        try (StartedCall ringing = dialInCrowd(dialled, nodeHost, nodePort, callers)) {
            return ringing.awaitEnd();
        }
    }

    /// The same, and returns at once.
    public StartedCall dialInCrowd(String dialled, String nodeHost, int nodePort, int callers) {
        return dial(dialled, dialled, nodeHost, nodePort, callers);
    }

    private StartedCall dial(String requestUser, String dialled, String nodeHost, int nodePort, int callers) {
        List<String> arguments = List.of(
                "-s",
                requestUser,
                "-key",
                "from",
                number,
                "-key",
                "to",
                dialled,
                "-recv_timeout",
                Long.toString(SIGNALING_TIME.toMillis()),
                "-m",
                Integer.toString(callers),
                "-l",
                Integer.toString(callers),
                "-r",
                Integer.toString(callers),
                nodeHost + ":" + nodePort);
        return new StartedCall(
                new SippProcess(
                        "caller",
                        host,
                        Map.of(
                                "RING",
                                Long.toString(ringAndTalkTime.toMillis()),
                                "TALK",
                                Long.toString(talk.toMillis())),
                        arguments),
                ringAndTalkTime.plus(talk).plus(SIGNALING_TIME));
    }

    /// A call on its way.
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
    /// @param sippErrors what SIPp did not expect
    public record EndedCall(List<SipMessage> messages, String sippErrors) {
        public EndedCall {
            messages = List.copyOf(messages);
        }

        /// The final status of the INVITE, 0 when there was none.
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

        /// How many calls ended in this status of their INVITE.
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
