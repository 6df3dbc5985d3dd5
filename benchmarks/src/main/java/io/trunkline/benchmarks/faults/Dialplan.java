package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.DialplanPort;
import io.trunkline.benchmarks.site.DialplanPort.Said;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Asks the replicas by turns. One that is not there, breaks off or answers 503 is followed by the next, with the same
/// question; after a second without an answer the caller is elsewhere, as in `asterisk/etc/extensions.conf`.
final class Dialplan {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofMillis(500);
    private static final int OK = 200;

    private final List<DialplanPort> ports;
    private final Tally tally;
    private final AtomicInteger turn = new AtomicInteger();

    Dialplan(List<DialplanPort> ports, Tally tally) {
        this.ports = ports;
        this.tally = tally;
    }

    /// The line of the grammar, or empty when nobody gave one in time.
    Optional<String> next(Map<String, String> question) {
        tally.count("questions");
        String form = form(question);
        long began = System.nanoTime();
        for (int i = 0; i < ports.size(); i++) {
            Duration left = PATIENCE.minusNanos(System.nanoTime() - began);
            switch (port().post("/dialplan/next", form, left.isPositive() ? left : Duration.ofMillis(1))) {
                case Said.Answer(int status, String line)
                when status == OK -> {
                    return Optional.of(line);
                }
                case Said.Late _ -> {
                    tally.count("questions given up after a second");
                    return Optional.empty();
                }
                case Said.Answer(int status, String _) -> tally.count("questions answered by status " + status);
                case Said.Refused _ -> tally.count("questions refused a connection");
                case Said.Broken _ -> tally.count("questions cut off");
            }
        }
        tally.count("questions that no replica took");
        return Optional.empty();
    }

    /// The hangup handler: told once, to whomever it is that turn.
    boolean ended(Map<String, String> end) {
        return port().post("/dialplan/ended", form(end), PATIENCE_AT_THE_END)
                        instanceof Said.Answer(int status, String _)
                && status / 100 == 2;
    }

    private DialplanPort port() {
        return ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
