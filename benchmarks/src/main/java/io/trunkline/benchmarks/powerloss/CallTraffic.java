package io.trunkline.benchmarks.powerloss;

import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;

import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Starts one call after another until it is closed. Of four, one is placed over REST and three are inbound; of
/// these most are short and some last until the power fails.
public final class CallTraffic implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(600);
    /// How long a short call is answered.
    public static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration UNTIL_THE_POWER_FAILS = Duration.ofMinutes(10);
    private static final int EVERY_PLACED = 4;
    private static final int EVERY_LONG = 5;
    private static final int FINAL = 200;
    private static final int FAILURE = 300;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final CallTargets targets;
    private final SuiteClient api;
    private final InetSocketAddress node;
    private final boolean withLong;
    private final List<InboundCall> inbound = new ArrayList<>();
    private final List<String> placed = new ArrayList<>();
    private final Thread thread;
    private volatile boolean running = true;

    /// @param from the caller, unique to this call
    private record InboundCall(String from, SippCaller.StartedCall call) {}

    private CallTraffic(CallTargets targets, SuiteClient api, InetSocketAddress node, boolean withLong) {
        this.withLong = withLong;
        this.targets = targets;
        this.api = api;
        this.node = node;
        this.thread = Thread.ofPlatform().name("calls").unstarted(this::callRepeatedly);
    }

    /// @param node its SIP address
    static CallTraffic start(CallTargets targets, SuiteClient api, InetSocketAddress node) {
        return start(new CallTraffic(targets, api, node, true));
    }

    /// Without calls that last until the power fails.
    public static CallTraffic startShort(CallTargets targets, SuiteClient api, InetSocketAddress node) {
        return start(new CallTraffic(targets, api, node, false));
    }

    private static CallTraffic start(CallTraffic traffic) {
        traffic.thread.start();
        return traffic;
    }

    private void callRepeatedly() {
        while (running) {
            int number = COUNTER.incrementAndGet();
            if (number % EVERY_PLACED == 0) {
                place(number);
            } else {
                callIn(number);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// The number ends in 111: the carrier answers and hangs up.
    private void place(int number) {
        String to = String.format(Locale.ROOT, "+1706%04d111", 2_000 + number);
        try {
            SuiteClient.Response response =
                    api.send("POST", ROUTING, "/api/v1/calls", Map.of("to", to, "campaignId", targets.campaignId()));
            if (response.status() < FAILURE) {
                placed.add(response.json().get("callId").asString());
            }
        } catch (UncheckedIOException _) {
            // not acknowledged
        }
    }

    private void callIn(int number) {
        String from = String.format(Locale.ROOT, "1555%07d", number);
        Duration talk = withLong && number % EVERY_LONG == 0 ? UNTIL_THE_POWER_FAILS : SHORT;
        SippCaller caller = new SippCaller(targets.carrierHost(), from, talk);
        inbound.add(new InboundCall(
                from, caller.dial(CallTargets.NUMBER, CallTargets.NUMBER, node.getHostString(), node.getPort())));
    }

    /// The calls that must be recorded. To be called after [#stop].
    public List<ExpectedCall> expected() {
        List<ExpectedCall> expected = new ArrayList<>();
        placed.forEach(callId -> expected.add(new ExpectedCall(callId, true, false)));
        for (InboundCall one : inbound) {
            List<SipMessage> messages = one.call().log().messages();
            if (hasFinalStatus(messages)) {
                expected.add(new ExpectedCall(one.from(), false, isAnswered(messages) && isEnded(messages)));
            }
        }
        return expected;
    }

    private static boolean hasFinalStatus(List<SipMessage> messages) {
        return messages.stream().anyMatch(message -> isResponse(message, "INVITE") && message.status() >= FINAL);
    }

    private static boolean isAnswered(List<SipMessage> messages) {
        return messages.stream()
                .anyMatch(message ->
                        isResponse(message, "INVITE") && message.status() >= FINAL && message.status() < FAILURE);
    }

    /// Whether the node confirmed the caller's BYE, or sent one.
    private static boolean isEnded(List<SipMessage> messages) {
        return messages.stream()
                .anyMatch(message -> (isResponse(message, "BYE") && message.status() >= FINAL)
                        || (!message.sent() && message.method().equals("BYE")));
    }

    private static boolean isResponse(SipMessage message, String method) {
        return !message.sent() && message.status() > 0 && message.cseqMethod().equals(method);
    }

    /// Starts no more calls; those in progress continue.
    public void stop() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the callers.
    @Override
    public void close() {
        stop();
        inbound.forEach(one -> one.call().close());
    }
}
