package io.trunkline.benchmarks.fulldisk;

import io.trunkline.benchmarks.suite.OwnSuite;
import io.trunkline.benchmarks.suite.Rejection;
import io.trunkline.benchmarks.suite.SavedEntity;
import io.trunkline.benchmarks.suite.SavedEntityCheck;
import io.trunkline.benchmarks.suite.Writers;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// The whole run: the suite starts on a small disk, the disk fills up during writes, stays full for a while, and is
/// freed. The suite is not restarted.
public final class FullDiskTest {
    private static final long DISK_BYTES = 1_500L << 20;
    private static final int WRITERS = 3;
    private static final int WRITES_BEFORE = 12;
    private static final int REJECTIONS = 30;
    private static final Duration FULL_AT_LEAST = Duration.ofSeconds(20);
    private static final Duration FULL_AT_MOST = Duration.ofSeconds(90);
    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(120);

    /// Longer than any request timeout of the services, on a busy machine.
    private static final Duration RESPONSE_LIMIT = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int UNAVAILABLE = 503;
    private static final int MAX_FINDINGS_PRINTED = 20;

    private final PrintStream out;
    private final List<String> findings = new ArrayList<>();

    public FullDiskTest(PrintStream out) {
        this.out = out;
    }

    /// @return whether nothing was lost, each write had a clear response, and the suite recovered by itself
    public boolean run() throws IOException {
        try (LoopDisk disk = LoopDisk.mount(DISK_BYTES)) {
            return run(disk);
        } catch (LoopDisk.CannotMountException e) {
            out.println("verdict: cannot mount a disk, which requires root on Linux: " + e.getMessage());
            return false;
        }
    }

    private boolean run(LoopDisk disk) throws IOException {
        try (OwnSuite suite = new OwnSuite(disk.folder().resolve("data"), out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(suite, disk), "end-full-disk"));
            suite.up();
            SuiteClient api = SuiteClient.asAdmin(suite.addresses());
            String tenant = createKnownTenant(new SuiteConfiguration(api));
            try (Writers writers = Writers.start(WRITERS, api, tenant)) {
                if (!await(RECOVERY_TIMEOUT, () -> writers.acknowledged().size() >= WRITES_BEFORE)) {
                    out.println("verdict: the suite has saved too little before the disk was filled");
                    return false;
                }
                fill(disk, writers);
                int before = writers.acknowledged().size();
                out.printf(
                        "full: %d writes kept, %d rejected%n",
                        before, writers.rejected().size());
                disk.free();
                long back = awaitRecovery(suite, writers, before);
                writers.close();
                if (findings.isEmpty()) {
                    verify(api, writers, back);
                } else {
                    out.println("verdict: " + String.join("; ", findings));
                }
            } finally {
                if (!findings.isEmpty()) {
                    disk.free();
                    suite.keepLogs(Path.of(System.getProperty("trunkline.home", "."), "benchmarks/target/full-disk"));
                }
            }
        }
        return findings.isEmpty();
    }

    /// For a test that is interrupted; after a complete run, nothing is left to end.
    private static void end(OwnSuite suite, LoopDisk disk) {
        suite.close();
        disk.close();
    }

    /// A tenant that the services of numbers and campaigns know.
    private static String createKnownTenant(SuiteConfiguration configuration) {
        String tenant = configuration.createTenant("Full disk");
        var _ = configuration.createDid(tenant, "+14045553000");
        var _ = configuration.createCampaign(tenant, "Full disk", Map.of());
        return tenant;
    }

    /// Keeps the disk full: what a server frees is taken again.
    private void fill(LoopDisk disk, Writers writers) throws IOException {
        long began = System.nanoTime();
        Duration full = Duration.ZERO;
        while (full.compareTo(FULL_AT_LEAST) < 0
                || (writers.rejected().size() < REJECTIONS && full.compareTo(FULL_AT_MOST) < 0)) {
            disk.fill();
            LockSupport.parkNanos(POLL.toNanos());
            full = Duration.ofNanos(System.nanoTime() - began);
        }
        if (writers.rejected().size() < REJECTIONS) {
            findings.add("only %d writes were rejected while the disk was full"
                    .formatted(writers.rejected().size()));
        }
    }

    /// @return the seconds until all parts are ready and each kind of entity can be created again
    private long awaitRecovery(OwnSuite suite, Writers writers, int before) {
        long began = System.nanoTime();
        boolean recovered = await(
                RECOVERY_TIMEOUT, () -> kinds(writers.acknowledged(), before) == Writers.KINDS && suite.isReady());
        if (!recovered) {
            findings.add("the suite has not recovered within " + RECOVERY_TIMEOUT.toSeconds() + " s");
        }
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private static int kinds(List<SavedEntity> saved, int from) {
        return saved.subList(from, saved.size()).stream()
                .map(SavedEntity::kind)
                .collect(Collectors.toSet())
                .size();
    }

    private void verify(SuiteClient api, Writers writers, long back) {
        List<SavedEntity> saved = writers.acknowledged();
        List<Rejection> unclear =
                writers.rejected().stream().filter(FullDiskTest::isUnclear).toList();
        List<String> lost = new SavedEntityCheck(api).findLost(saved);
        List<String> halfWritten = new WholeClientsCheck(api).findHalfWritten();
        unclear.forEach(one -> findings.add("not a 503: " + one));
        findings.addAll(lost);
        findings.addAll(halfWritten);
        findings.stream().limit(MAX_FINDINGS_PRINTED).forEach(finding -> out.println("  " + finding));
        Map<Integer, Long> byStatus =
                writers.rejected().stream().collect(Collectors.groupingBy(Rejection::status, Collectors.counting()));
        out.println("rejected by status: " + byStatus);
        out.printf(
                "verdict: %d writes rejected, %d of them not by a 503, %d of %d writes kept, half-written %d,"
                        + " back by itself after %d s%n",
                writers.rejected().size(),
                unclear.size(),
                saved.size() - lost.size(),
                saved.size(),
                halfWritten.size(),
                back);
    }

    private static boolean isUnclear(Rejection rejection) {
        return rejection.status() != UNAVAILABLE
                || !rejection.code().equals("service.unavailable")
                || rejection.took().compareTo(RESPONSE_LIMIT) > 0;
    }

    private static boolean await(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }
}
