package io.trunkline.testkit.sipp;

import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// SIPp's message log (`-trace_msg`): the messages that one process sent and received so far, in order.
public final class SipMessageLog {
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^-{20,} .*$");
    /// A separator has the local time of the next message.
    private static final Pattern TIME =
            Pattern.compile("-{20,} ([0-9]{4}-[0-9]{2}-[0-9]{2})[T\\s]+([0-9:]{8}(?:\\.[0-9]+)?).*");

    private final Path file;

    SipMessageLog(Path file) {
        this.file = file;
    }

    public List<SipMessage> messages() {
        return timedMessages().stream().map(TimedMessage::message).toList();
    }

    /// A message and the local time at which it was sent or received.
    record TimedMessage(LocalDateTime at, SipMessage message) {}

    List<TimedMessage> timedMessages() {
        String log = readFile();
        List<MatchResult> separators = SEPARATOR.matcher(log).results().toList();
        return IntStream.range(0, separators.size())
                .mapToObj(i -> {
                    int end = i + 1 < separators.size() ? separators.get(i + 1).start() : log.length();
                    return new Entry(
                            separators.get(i).group(),
                            log.substring(separators.get(i).end(), end).strip());
                })
                .filter(entry -> entry.text().contains(" bytes"))
                .map(entry -> new TimedMessage(entry.at(), parseEntry(entry.text())))
                .toList();
    }

    private record Entry(String separator, String text) {
        LocalDateTime at() {
            Matcher time = TIME.matcher(separator);
            if (!time.matches()) {
                throw new IllegalStateException("no time in the separator of SIPp's log: " + separator);
            }
            return LocalDateTime.parse(time.group(1) + "T" + time.group(2));
        }
    }

    /// Received requests that open a dialog, without retransmissions.
    public List<SipMessage> receivedRequests(String method) {
        return messages().stream()
                .filter(message -> !message.sent())
                .filter(message -> message.method().equals(method))
                .filter(message -> !message.isInDialog())
                .collect(Collectors.toMap(
                        message -> message.callId() + message.header("CSeq").orElse(""),
                        message -> message,
                        (first, _) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /// The number of calls (Call-IDs) with this status for this method, from either side.
    public long callsWithStatus(String method, int status) {
        return messages().stream()
                .filter(message -> message.status() == status)
                .filter(message -> message.cseqMethod().equals(method))
                .map(SipMessage::callId)
                .distinct()
                .count();
    }

    private static SipMessage parseEntry(String entry) {
        int end = entry.indexOf('\n');
        String head = end < 0 ? entry : entry.substring(0, end);
        return SipMessage.parse(
                head.contains("sent"), entry.substring(head.length()).strip());
    }

    private String readFile() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new ServerFailedException("cannot read " + file, e);
        }
    }
}
