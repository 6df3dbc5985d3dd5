package io.trunkline.benchmarks;

import io.trunkline.benchmarks.calls.CallsBench;
import io.trunkline.testkit.suite.Suite;
import java.nio.file.Path;

/// `./trunkline bench NAME` on a running suite.
public final class Benchmarks {

    private Benchmarks() {}

    /// @param arguments the data folder of the suite and the benchmark's name
    public static void main(String[] arguments) {
        String name = arguments.length > 1 ? arguments[1] : "";
        switch (name) {
            case "provisioning" -> new ProvisioningBench(suite(arguments)).run(System.out);
            case "calls" -> System.exit(new CallsBench(suite(arguments)).run(System.out) ? 0 : 1);
            case "records" -> new RecordsBench(suite(arguments)).run(System.out);
            default -> {
                System.err.println("usage: ./trunkline bench provisioning|records|calls");
                System.exit(2);
            }
        }
        System.exit(0);
    }

    private static Suite suite(String[] arguments) {
        return Suite.in(Path.of(arguments[0]));
    }
}
