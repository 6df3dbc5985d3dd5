package io.trunkline.benchmarks.provisioning;

import io.trunkline.benchmarks.asterisk.AmiSession;
import io.trunkline.benchmarks.asterisk.ConfigFileNode;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/// Measures the time from the response of POST /api/v1/carriers until Asterisk's `pjsip show endpoint` shows the
/// carrier and, in the same run, the reload of an Asterisk with 1,000 carriers in its configuration file.
public final class ProvisioningBench {

    private static final int WARM_UP = 50;
    private static final int SAVES = 200;
    private static final int CARRIERS_IN_FILE = 1_000;
    private static final int RELOADS = 20;

    private final RunningSuite suite;
    private final SuiteClient api;

    public ProvisioningBench(RunningSuite suite) {
        this.suite = suite;
        this.api = SuiteClient.asAdmin(suite);
    }

    public void run(PrintStream to) {
        Durations known = measureSaves();
        Durations reload = measureReloads();
        to.println(known.summary("saved over REST until Asterisk knows it"));
        to.println(reload.summary("reload of a file with 1,000 carriers"));
        to.printf(
                Locale.ROOT,
                "ratio to reloading a file: %.2f%n",
                known.percentileMillis(0.5) / reload.percentileMillis(0.5));
    }

    private Durations measureSaves() {
        List<Long> nanos = new ArrayList<>();
        try (AmiSession ami = AmiSession.open(suite)) {
            for (int i = 0; i < WARM_UP + SAVES; i++) {
                long took = measureSave(
                        ami,
                        "bench-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36),
                        i);
                if (i >= WARM_UP) {
                    nanos.add(took);
                }
            }
        }
        return new Durations(nanos);
    }

    private long measureSave(AmiSession ami, String name, int number) {
        JsonNode saved = new SuiteConfiguration(api)
                .createCarrier(
                        SuiteConfiguration.ipCarrier(name, "127.3." + number / 200 + "." + (number % 200 + 1), 5060));
        long answered = System.nanoTime();
        String endpoint = saved.get("endpointId").asString();
        while (!ami.command("pjsip show endpoint " + endpoint).contains("from-trunk")) {
            if (System.nanoTime() - answered > 10_000_000_000L) {
                throw new IllegalStateException("Asterisk does not know " + endpoint + " after 10 s");
            }
        }
        long took = System.nanoTime() - answered;
        var _ = api.delete(SuiteConfiguration.PROVISIONING, "/api/v1/carriers/" + SuiteConfiguration.id(saved));
        return took;
    }

    private static Durations measureReloads() {
        List<Long> nanos = new ArrayList<>();
        try (ConfigFileNode node = ConfigFileNode.start(CARRIERS_IN_FILE);
                AmiSession ami = node.openAmi()) {
            for (int i = 1; i <= RELOADS; i++) {
                int number = CARRIERS_IN_FILE + i;
                node.appendCarrier(number);
                long began = System.nanoTime();
                node.reload(ami);
                if (!ami.command("pjsip show endpoint c" + number).contains("from-trunk")) {
                    throw new IllegalStateException("a reload did not take c" + number);
                }
                nanos.add(System.nanoTime() - began);
            }
        }
        return new Durations(nanos);
    }
}
