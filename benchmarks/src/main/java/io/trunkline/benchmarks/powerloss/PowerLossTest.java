package io.trunkline.benchmarks.powerloss;

import io.trunkline.benchmarks.suite.OwnSuite;
import io.trunkline.benchmarks.suite.SavedEntity;
import io.trunkline.benchmarks.suite.SavedEntityCheck;
import io.trunkline.benchmarks.suite.Writers;
import io.trunkline.servers.Folders;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The whole run: the suite starts, the power fails during writes and calls, and the suite starts again, several
/// times with the same data folder.
public final class PowerLossTest {
    private static final Duration TRAFFIC = Duration.ofSeconds(15);
    private static final int WRITERS = 2;
    private static final int MAX_FINDINGS_PRINTED = 20;

    /// Nodes are asked for their live channels every 30 s, and an order that was not placed is closed 40 s
    /// after it.
    private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(120);

    private static final Duration POLL = Duration.ofMillis(500);

    private final PowerLossOptions options;
    private final PrintStream out;
    private final List<SavedEntity> saved = new ArrayList<>();
    private final List<ExpectedCall> calls = new ArrayList<>();
    private int capsTaken;
    private int writesLost;
    private int recordErrors;

    public PowerLossTest(PowerLossOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /// @return whether nothing was lost
    public boolean run() {
        Path folder = TestFolder.create("power");
        boolean passed = false;
        try (SippAnswerer carrier = SippAnswerer.start(SippAnswerer.Options.defaults());
                SippAnswerer client = SippAnswerer.start();
                OwnSuite suite = new OwnSuite(folder, out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "end-power-loss"));
            suite.up();
            CallTargets targets = CallTargets.create(SuiteClient.asAdmin(suite.addresses()), carrier, client);
            passed = true;
            for (int loss = 1; loss <= options.losses() && passed; loss++) {
                runUntilPowerFails(suite, targets);
                out.printf("power loss %d: %d writes, %d calls so far%n", loss, saved.size(), calls.size());
                suite.up();
                passed = verify(SuiteClient.asAdmin(suite.addresses()));
            }
            if (!passed) {
                suite.keepLogs(Path.of(System.getProperty("trunkline.home", "."), "benchmarks/target/power-loss"));
            }
        } finally {
            Folders.delete(folder);
        }
        out.printf(
                "verdict: %d losses, %d of %d writes kept, %d of %d calls recorded once, caps taken %d%n",
                options.losses(),
                saved.size() - writesLost,
                saved.size(),
                calls.size() - recordErrors,
                calls.size(),
                capsTaken);
        return passed;
    }

    private void runUntilPowerFails(OwnSuite suite, CallTargets targets) {
        SuiteClient api = SuiteClient.asAdmin(suite.addresses());
        try (CallTraffic traffic =
                        CallTraffic.start(targets, api, suite.addresses().sipAddress());
                Writers writers = Writers.start(WRITERS, api, targets.tenantId())) {
            LockSupport.parkNanos(TRAFFIC.toNanos());
            suite.killAll();
            writers.close();
            traffic.stop();
            saved.addAll(writers.acknowledged());
            calls.addAll(traffic.expected());
        }
    }

    private boolean verify(SuiteClient api) {
        List<String> lost = new SavedEntityCheck(api).findLost(saved);
        List<String> taken = findNoneOf(new LiveUsageCheck(api)::findTaken);
        List<String> errors = findNoneOf(() -> new RecordCheck(api).findErrors(calls));
        writesLost = lost.size();
        capsTaken = taken.size();
        recordErrors = errors.size();
        List<String> findings = new ArrayList<>(lost);
        findings.addAll(taken);
        findings.addAll(errors);
        findings.stream().limit(MAX_FINDINGS_PRINTED).forEach(finding -> out.println("  " + finding));
        return findings.isEmpty();
    }

    /// Repeats a check until it finds nothing.
    ///
    /// @return what it found at last
    private static List<String> findNoneOf(Supplier<List<String>> check) {
        long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
        List<String> found = check.get();
        while (!found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            found = check.get();
        }
        return found;
    }
}
