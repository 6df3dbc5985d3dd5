package io.trunkline.benchmarks.records;

import io.trunkline.benchmarks.asterisk.AmiSession;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Measures the time from the Hangup of a call's last channel until its complete record is available over REST and,
/// in the same run, a single GET of that record.
public final class RecordsBench {

    private static final int WARM_UP = 10;
    private static final int CALLS = 60;

    private final RunningSuite suite;
    private final SuiteClient api;

    public RecordsBench(RunningSuite suite) {
        this.suite = suite;
        this.api = SuiteClient.asAdmin(suite);
    }

    public void run(PrintStream to) {
        List<Long> readable = new ArrayList<>();
        List<Long> gets = new ArrayList<>();
        SippAnswerer.Options options = SippAnswerer.Options.defaults().talkingFor(Duration.ofMillis(200));
        try (SippAnswerer carrier = SippAnswerer.start(options);
                AmiSession ami = AmiSession.open(suite)) {
            RecordsBenchSetup setup = RecordsBenchSetup.create(api, carrier);
            for (int i = 0; i < WARM_UP + CALLS; i++) {
                String callId = placeCall(ami, setup);
                long ended = awaitLastHangup(ami, callId);
                long after = awaitReadable(callId) - ended;
                if (i >= WARM_UP) {
                    readable.add(after);
                    gets.add(measureGet(callId));
                }
            }
            setup.remove(api);
        }
        Durations records = new Durations(readable);
        Durations bare = new Durations(gets);
        to.println(records.summary("Hangup until the record is readable"));
        to.println(bare.summary("one GET of a record"));
        to.printf(Locale.ROOT, "ratio to one GET: %.2f%n", records.percentileMillis(0.5) / bare.percentileMillis(0.5));
    }

    /// The number ends in 111, so the carrier answers and hangs up.
    private String placeCall(AmiSession ami, RecordsBenchSetup setup) {
        ami.hangups().clear();
        JsonNode order = api.post(
                SuiteConfiguration.ROUTING,
                "/api/v1/calls",
                Map.of("to", "+17065550111", "campaignId", setup.campaignId()));
        return order.get("callId").asString();
    }

    /// @return when the last channel of the call ended: the originating one, since its Uniqueid is the call id
    private static long awaitLastHangup(AmiSession ami, String callId) {
        try {
            while (true) {
                AmiSession.ChannelHangup ended = ami.hangups().poll(30, TimeUnit.SECONDS);
                if (ended == null) {
                    throw new IllegalStateException("call " + callId + " did not end within 30 s");
                }
                if (ended.uniqueId().equals(callId)) {
                    return ended.readAtNanos();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private long awaitReadable(String callId) {
        long began = System.nanoTime();
        while (true) {
            SuiteClient.Response answer = getRecord(callId);
            if (answer.status() == 200 && answer.json().path("complete").asBoolean(false)) {
                return System.nanoTime();
            }
            if (System.nanoTime() - began > 10_000_000_000L) {
                throw new IllegalStateException("no complete record of " + callId + " after 10 s: " + answer.body());
            }
        }
    }

    private long measureGet(String callId) {
        long began = System.nanoTime();
        var _ = getRecord(callId);
        return System.nanoTime() - began;
    }

    private SuiteClient.Response getRecord(String callId) {
        return api.send("GET", SuiteConfiguration.CDR, "/api/v1/call-records/" + callId, null);
    }
}
