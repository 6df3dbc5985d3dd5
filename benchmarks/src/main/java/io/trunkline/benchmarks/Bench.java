package io.trunkline.benchmarks;

import io.trunkline.testkit.suite.Suite;
import java.nio.file.Path;

/// `./trunkline bench NAME` on a running suite.
public final class Bench {

    private Bench() {}

    /// @param arguments the benchmark's name, and the data folder of the suite, ordinarily `.trunkline`
    public static void main(String[] arguments) {
        String name = arguments.length > 0 ? arguments[0] : "";
        Path folder = Path.of(arguments.length > 1 ? arguments[1] : ".trunkline");
        switch (name) {
            case "provisioning" -> new ProvisioningBench(Suite.in(folder)).run(System.out);
            case "records" -> new RecordsBench(Suite.in(folder)).run(System.out);
            default -> {
                System.err.println("usage: ./trunkline bench provisioning|records");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
