package io.trunkline.benchmarks;

import io.trunkline.testkit.sipp.Answerer;
import io.trunkline.testkit.suite.Suite;
import io.trunkline.testkit.suite.SuiteApi;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// From the Hangup of a call's last channel until its complete record is readable over REST; beside it, in the same
/// run, one bare
/// GET of that record.
final class RecordsBench {

    private static final int WARM_UP = 10;
    private static final int CALLS = 60;

    private final Suite suite;
    private final SuiteApi api;

    RecordsBench(Suite suite) {
        this.suite = suite;
        this.api = SuiteApi.asAdmin(suite);
    }

    void run(PrintStream to) {
        List<Long> readable = new ArrayList<>();
        List<Long> gets = new ArrayList<>();
        Answerer.Options options = Answerer.Options.plain().talking(Duration.ofMillis(200));
        try (Answerer carrier = Answerer.start(options);
                Ami ami = Ami.open(suite)) {
            Business business = Business.make(api, carrier);
            for (int i = 0; i < WARM_UP + CALLS; i++) {
                String callId = call(ami, business);
                long ended = end(ami, callId);
                long after = untilReadable(callId) - ended;
                if (i >= WARM_UP) {
                    readable.add(after);
                    gets.add(get(callId));
                }
            }
            business.remove(api);
        }
        Times records = new Times(readable);
        Times bare = new Times(gets);
        to.println(records.line("Hangup until the record is readable"));
        to.println(bare.line("one GET of a record"));
        to.printf(Locale.ROOT, "ratio to one GET: %.2f%n", records.millis(0.5) / bare.millis(0.5));
    }

    /// The number ends in 111: the carrier answers and hangs up by itself.
    private String call(Ami ami, Business business) {
        ami.ended().clear();
        JsonNode order = api.post(
                "routing-service", "/api/calls", Map.of("to", "+17065550111", "campaignId", business.campaign()));
        return order.get("callId").asString();
    }

    /// @return when the last of the call's channels ended: the originating one, whose Uniqueid is the call id
    private static long end(Ami ami, String callId) {
        try {
            while (true) {
                Ami.Ended ended = ami.ended().poll(30, TimeUnit.SECONDS);
                if (ended == null) {
                    throw new IllegalStateException("call " + callId + " did not end within 30 s");
                }
                if (ended.uniqueId().equals(callId)) {
                    return ended.nanos();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private long untilReadable(String callId) {
        long began = System.nanoTime();
        while (true) {
            SuiteApi.Answer answer = record(callId);
            if (answer.status() == 200 && answer.json().path("complete").asBoolean(false)) {
                return System.nanoTime();
            }
            if (System.nanoTime() - began > 10_000_000_000L) {
                throw new IllegalStateException("no complete record of " + callId + " after 10 s: " + answer.body());
            }
        }
    }

    private long get(String callId) {
        long began = System.nanoTime();
        var _ = record(callId);
        return System.nanoTime() - began;
    }

    private SuiteApi.Answer record(String callId) {
        return api.send("GET", "cdr-service", "/api/call-records/" + callId, null);
    }
}
