package io.trunkline.benchmarks;

import io.trunkline.benchmarks.amiflood.AmiFloodBench;
import io.trunkline.benchmarks.calls.CallsBench;
import io.trunkline.benchmarks.caps.CapsBench;
import io.trunkline.benchmarks.caps.CapsOptions;
import io.trunkline.benchmarks.carriers.ManyCarriers;
import io.trunkline.benchmarks.carriers.ManyRegistrations;
import io.trunkline.benchmarks.catchup.CatchUpBench;
import io.trunkline.benchmarks.cost.CostBench;
import io.trunkline.benchmarks.cost.CostOptions;
import io.trunkline.benchmarks.cost.StepPrices;
import io.trunkline.benchmarks.environment.ReplicaJvm;
import io.trunkline.benchmarks.faults.FaultOptions;
import io.trunkline.benchmarks.faults.FaultTest;
import io.trunkline.benchmarks.fulldisk.FullDiskTest;
import io.trunkline.benchmarks.imports.ImportBench;
import io.trunkline.benchmarks.latency.LatencyBench;
import io.trunkline.benchmarks.powerloss.PowerLossOptions;
import io.trunkline.benchmarks.powerloss.PowerLossTest;
import io.trunkline.benchmarks.provisioning.ProvisioningBench;
import io.trunkline.benchmarks.recordlists.RecordListsBench;
import io.trunkline.benchmarks.recordrate.RecordRateBench;
import io.trunkline.benchmarks.records.RecordsBench;
import io.trunkline.benchmarks.restarts.KilledBridges;
import io.trunkline.benchmarks.restarts.RollingRestart;
import io.trunkline.benchmarks.restore.RestoreTest;
import io.trunkline.benchmarks.statistics.StatisticsBench;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// Runs `./trunkline bench NAME` on a running suite, and long tests that start what they need.
public final class Benchmarks {

    private Benchmarks() {}

    /// @param arguments the data folder of the suite and the benchmark's name
    public static void main(String[] arguments) throws IOException {
        System.setProperty("logback.configurationFile", "io/trunkline/benchmarks/logback.xml");
        String name = arguments.length > 1 ? arguments[1] : "";
        List<String> options = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
        switch (name) {
            case "provisioning" -> provisioning(arguments);
            case "calls" -> System.exit(new CallsBench(suite(arguments)).run(System.out) ? 0 : 1);
            case "cost" ->
                System.exit(new CostBench(Path.of(arguments[0]), CostOptions.parse(options)).run(System.out) ? 0 : 1);
            case "steps" -> new StepPrices(Path.of(arguments[0])).run(System.out);
            case "caps" -> System.exit(caps(options));
            case "catch-up" -> System.exit(new CatchUpBench(options, System.out).run() ? 0 : 1);
            case "full-disk" -> System.exit(new FullDiskTest(System.out).run() ? 0 : 1);
            case "power-loss" ->
                System.exit(new PowerLossTest(PowerLossOptions.parse(options), System.out).run() ? 0 : 1);
            case "restore" -> System.exit(restore() ? 0 : 1);
            case "carriers" -> System.exit(carriers(Path.of(arguments[0])) ? 0 : 1);
            case "registrations" -> System.exit(registrations(Path.of(arguments[0])) ? 0 : 1);
            case "nodes" -> System.exit(new KilledBridges(Path.of(arguments[0]), System.out).run() ? 0 : 1);
            case "latency" -> new LatencyBench(suite(arguments)).run(System.out);
            case "rolling-restart" ->
                System.exit(
                        new RollingRestart(
                                                Path.of(arguments[0]),
                                                List.of(arguments).subList(2, arguments.length),
                                                System.out)
                                        .run()
                                ? 0
                                : 1);
            case "import" -> System.exit(new ImportBench(options, System.out).run() ? 0 : 1);
            case "ami-flood" -> System.exit(new AmiFloodBench(System.out).run() ? 0 : 1);
            case "record-rate" -> System.exit(new RecordRateBench(options, System.out).run() ? 0 : 1);
            case "record-lists" -> System.exit(new RecordListsBench(options, System.out).run() ? 0 : 1);
            case "statistics" -> System.exit(new StatisticsBench(options, System.out).run() ? 0 : 1);
            case "records" -> new RecordsBench(suite(arguments)).run(System.out);
            default -> {
                System.err.println(
                        "usage: ./trunkline bench provisioning|records|latency|calls|cost|steps|caps|catch-up|statistics"
                                + "|record-rate|record-lists|ami-flood|import [OPTION...]");
                System.exit(2);
            }
        }
        System.exit(0);
    }

    private static int caps(List<String> options) {
        if (options.contains("--faults")) {
            List<String> others = options.stream()
                    .filter(option -> !option.equals("--faults"))
                    .toList();
            return new FaultTest(FaultOptions.parse(others), ReplicaJvm.SHORT_LIVED, System.out).run() ? 0 : 1;
        }
        new CapsBench(CapsOptions.parse(options), System.out).run();
        return 0;
    }

    private static void provisioning(String[] arguments) throws IOException {
        try {
            new ProvisioningBench(suite(arguments)).run(System.out);
        } catch (ExecutionException e) {
            throw new IOException("the benchmark could not be carried out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean registrations(Path data) throws IOException {
        try {
            return new ManyRegistrations(data, System.out).run();
        } catch (ExecutionException e) {
            throw new IOException("the test could not be carried out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean carriers(Path data) throws IOException {
        try {
            return new ManyCarriers(data, System.out).run();
        } catch (SQLException | ExecutionException e) {
            throw new IOException("the test could not be carried out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean restore() throws IOException {
        try {
            return new RestoreTest(System.out).run();
        } catch (SQLException e) {
            throw new IOException("a statement failed", e);
        }
    }

    private static RunningSuite suite(String[] arguments) {
        return RunningSuite.inFolder(Path.of(arguments[0]));
    }
}
