package io.trunkline.testkit.sipp;

import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// SIPp's message log (`-trace_msg`): the messages that one process sent and received so far, in order.
public final class SipMessageLog {
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^-{20,} .*$");

    private final Path file;

    SipMessageLog(Path file) {
        this.file = file;
    }

    public List<SipMessage> messages() {
        return Arrays.stream(SEPARATOR.split(readFile()))
                .map(String::strip)
                .filter(entry -> entry.contains(" bytes"))
                .map(SipMessageLog::parseEntry)
                .toList();
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
