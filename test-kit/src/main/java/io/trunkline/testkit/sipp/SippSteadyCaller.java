package io.trunkline.testkit.sipp;

import io.trunkline.servers.Folders;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.SipMessageLog.TimedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A carrier that places calls at a steady rate until it is stopped, each from a caller number of its own
/// (`asterisk/sipp/load-caller.xml`).
public final class SippSteadyCaller implements AutoCloseable {
    private static final int CALLERS = 100_000;
    private static final int MAX_CONCURRENT_CALLS = 2_000;
    private static final int FIRST_FINAL_STATUS = 200;
    private static final Duration MESSAGE_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder = TestFolder.create("callers");
    private final Duration longestCall;
    private final SippProcess sipp;

    /// The calls to place.
    ///
    /// @param host the carrier's loopback address
    /// @param number the called number
    /// @param perSecond calls started per second
    /// @param talkTime until the caller hangs up
    /// @param callerPrefix the first digits of the caller numbers, different for callers that run at the same time
    public record Plan(String host, String number, int perSecond, Duration talkTime, String callerPrefix) {
        public Plan(String host, String number, int perSecond, Duration talkTime) {
            this(host, number, perSecond, talkTime, "1555");
        }
    }

    /// A call that was placed.
    ///
    /// @param from the caller's number, different for each call
    /// @param status the final status of its INVITE, 0 if there was none
    /// @param isHungUp whether the caller hung up in order
    /// @param talkTime from the receipt of the answer until the caller hung up; zero if there was no answer
    public record PlacedCall(String from, int status, boolean isHungUp, Duration talkTime) {
        /// Whether it was answered and lasted until the caller hung up.
        public boolean isComplete() {
            return status == FIRST_FINAL_STATUS && isHungUp;
        }
    }

    private SippSteadyCaller(Plan plan, InetSocketAddress node) {
        this.longestCall = plan.talkTime().plus(MESSAGE_TIMEOUT);
        this.sipp = new SippProcess("load-caller", plan.host(), Map.of(), arguments(plan, node));
    }

    public static SippSteadyCaller start(Plan plan, InetSocketAddress node) {
        return new SippSteadyCaller(plan, node);
    }

    private List<String> arguments(Plan plan, InetSocketAddress node) {
        return List.of(
                "-s",
                plan.number(),
                "-inf",
                writeCallers(plan.callerPrefix()).toString(),
                "-r",
                Integer.toString(plan.perSecond()),
                "-l",
                Integer.toString(MAX_CONCURRENT_CALLS),
                "-d",
                Long.toString(plan.talkTime().toMillis()),
                "-recv_timeout",
                Long.toString(MESSAGE_TIMEOUT.toMillis()),
                node.getHostString() + ":" + node.getPort());
    }

    private Path writeCallers(String prefix) {
        String numbers = IntStream.range(0, CALLERS)
                .mapToObj(number -> "%s%07d;".formatted(prefix, number))
                .collect(Collectors.joining("\n", "SEQUENTIAL\n", "\n"));
        try {
            return Files.writeString(folder.resolve("callers.csv"), numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The calls placed so far, in order.
    public List<PlacedCall> calls() {
        Map<String, List<TimedMessage>> calls = sipp.log().timedMessages().stream()
                .collect(Collectors.groupingBy(
                        timed -> timed.message().callId(), LinkedHashMap::new, Collectors.toList()));
        return calls.values().stream().map(SippSteadyCaller::placedCall).toList();
    }

    private static PlacedCall placedCall(List<TimedMessage> timed) {
        List<SipMessage> messages = timed.stream().map(TimedMessage::message).toList();
        return new PlacedCall(
                messages.getFirst().fromUser(),
                messages.stream()
                        .filter(message ->
                                !message.sent() && message.cseqMethod().equals("INVITE"))
                        .mapToInt(SipMessage::status)
                        .filter(status -> status >= FIRST_FINAL_STATUS)
                        .findFirst()
                        .orElse(0),
                messages.stream()
                        .anyMatch(message -> !message.sent()
                                && message.cseqMethod().equals("BYE")
                                && message.status() == FIRST_FINAL_STATUS),
                talkTime(timed));
    }

    private static Duration talkTime(List<TimedMessage> messages) {
        Optional<LocalDateTime> answer = first(
                messages,
                message -> !message.sent()
                        && message.cseqMethod().equals("INVITE")
                        && message.status() == FIRST_FINAL_STATUS);
        Optional<LocalDateTime> end =
                first(messages, message -> message.sent() && message.method().equals("BYE"));
        return answer.isPresent() && end.isPresent() ? Duration.between(answer.get(), end.get()) : Duration.ZERO;
    }

    private static Optional<LocalDateTime> first(List<TimedMessage> messages, Predicate<SipMessage> condition) {
        return messages.stream()
                .filter(timed -> condition.test(timed.message()))
                .map(TimedMessage::at)
                .findFirst();
    }

    /// Places no more calls, and returns when those in progress have ended.
    public void stop() {
        sipp.finish(longestCall);
    }

    /// The errors that SIPp reported.
    public String errors() {
        return sipp.errors();
    }

    @Override
    public void close() {
        sipp.close();
        Folders.delete(folder);
    }
}
