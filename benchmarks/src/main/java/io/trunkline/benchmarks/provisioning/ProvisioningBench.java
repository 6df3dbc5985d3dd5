package io.trunkline.benchmarks.provisioning;

import io.trunkline.benchmarks.asterisk.AmiSession;
import io.trunkline.benchmarks.asterisk.ConfigFileNode;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/// Measures the time from the response of POST /api/v1/carriers until Asterisk's `pjsip show endpoint` shows the
/// carrier and, in the same run, the reload of an Asterisk with 1,000 carriers in its configuration file. Then the same
/// with ten saves a second, and how many saves a second there can be.
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

    public void run(PrintStream to) throws ExecutionException, InterruptedException {
        Durations known = measureSaves();
        Durations reload = measureReloads();
        to.println(known.summary("saved over REST until Asterisk knows it"));
        to.println(reload.summary("reload of a file with 1,000 carriers"));
        to.printf(
                Locale.ROOT,
                "ratio to reloading a file: %.2f%n",
                known.percentileMillis(0.5) / reload.percentileMillis(0.5));
        new SaveLoad(suite).run(to);
    }

    private Durations measureSaves() {
        List<Long> nanos = new ArrayList<>();
        try (AmiSession ami = AmiSession.open(suite)) {
            for (int i = 0; i < WARM_UP + SAVES; i++) {
                try (SavedCarriers carriers = new SavedCarriers(api, ami)) {
                    long took = carriers.saveUntilAsteriskKnows();
                    if (i >= WARM_UP) {
                        nanos.add(took);
                    }
                }
            }
        }
        return new Durations(nanos);
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
