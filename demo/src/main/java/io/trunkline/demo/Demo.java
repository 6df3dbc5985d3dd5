package io.trunkline.demo;

import io.trunkline.testkit.suite.Suite;
import io.trunkline.testkit.suite.SuiteApi;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// `./trunkline demo`: real calls through a running suite, as often as one likes.
public final class Demo {

    private Demo() {}

    /// @param arguments the data folder of the suite, ordinarily `.trunkline`
    public static void main(String[] arguments) {
        Suite suite = Suite.in(Path.of(arguments.length > 0 ? arguments[0] : ".trunkline"));
        if (suite.node().isEmpty()) {
            System.err.println("The suite runs without an Asterisk, so no call can be placed: see ./trunkline status");
            System.exit(2);
        }
        System.exit(run(suite) ? 0 : 1);
    }

    private static boolean run(Suite suite) {
        SuiteApi api = SuiteApi.asAdmin(suite);
        try (OtherSide otherSide = OtherSide.start()) {
            System.out.println("Saving two carriers, a call centre, a tenant, two numbers and a campaign ...");
            Business.Ids ids = new Business(api).set(otherSide);
            new Ready(api).await(ids);
            List<Planned> plan = plan();
            System.out.println("Placing " + plan.size() + " calls ...\n");
            Report report = new Report(new Calls(suite, api, ids, otherSide).place(plan));
            report.compareCarrier("Demo North", ids.north(), otherSide.north());
            report.compareCarrier("Demo South", ids.south(), otherSide.south());
            report.compareClient("Demo call centre", ids.client(), otherSide.client());
            return report.print(System.out);
        }
    }

    /// The last digits of a number tell SIPp what to do with it: 111 talks a while and hangs up, 486 is busy, 777 rings
    /// on.
    private static List<Planned> plan() {
        String caller = "1312555" + ThreadLocalRandom.current().nextInt(1000, 9000);
        String other = "1312556" + ThreadLocalRandom.current().nextInt(1000, 9000);
        return List.of(
                new Planned(Planned.Way.OUT, "", "+17065551111", "DynamicIVR", "answered"),
                new Planned(Planned.Way.OUT, "", "+17065552111", "client", "answered"),
                new Planned(Planned.Way.OUT, "", "+17065550486", "DynamicIVR", "busy"),
                new Planned(Planned.Way.OUT, "", "+17065550777", "DynamicIVR", "no-answer"),
                new Planned(Planned.Way.IN, caller, Business.OPEN_NUMBER, null, "answered"),
                new Planned(Planned.Way.IN, other, Business.BUSY_NUMBER, null, "busy"));
    }
}
