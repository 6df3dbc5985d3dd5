package io.trunkline.demo;

import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// `./trunkline demo`: places real calls through a running suite. It can be repeated.
public final class Demo {

    private Demo() {}

    /// @param arguments the data folder of the suite, by default `.trunkline`
    public static void main(String[] arguments) {
        RunningSuite suite = RunningSuite.inFolder(Path.of(arguments.length > 0 ? arguments[0] : ".trunkline"));
        if (suite.nodeName().isEmpty()) {
            System.err.println("The suite runs without an Asterisk, so no call can be placed: see ./trunkline status");
            System.exit(2);
        }
        System.exit(run(suite) ? 0 : 1);
    }

    private static boolean run(RunningSuite suite) {
        SuiteClient api = SuiteClient.asAdmin(suite);
        try (SipPeers peers = SipPeers.start()) {
            System.out.println("Saving two carriers, a call center, a tenant, two numbers and a campaign ...");
            DemoSetup.DemoIds ids = new DemoSetup(api).apply(peers);
            new ReadinessWait(api).await(ids);
            List<PlannedCall> plan = plannedCalls(suite.nodes());
            System.out.println("Placing " + plan.size() + " calls ...\n");
            Report report = new Report(new CallRunner(suite, api, ids, peers).placeAll(plan));
            report.compareCarrier("Demo North", ids.north(), peers.north());
            report.compareCarrier("Demo South", ids.south(), peers.south());
            report.compareClient("Demo call center", ids.client(), peers.client());
            return report.print(System.out);
        }
    }

    /// The last digits of a number control SIPp: 111 talks for a while and hangs up, 486 is busy, 777
    /// keeps ringing. Inbound calls come in through every node.
    private static List<PlannedCall> plannedCalls(List<RunningSuite.Node> nodes) {
        List<PlannedCall> plan = new ArrayList<>(List.of(
                PlannedCall.outbound("+17065551111", "DynamicIVR", "answered"),
                PlannedCall.outbound("+17065552111", "client", "answered"),
                PlannedCall.outbound("+17065550486", "DynamicIVR", "busy"),
                PlannedCall.outbound("+17065550777", "DynamicIVR", "no-answer")));
        for (RunningSuite.Node node : nodes) {
            String caller = "1312555" + ThreadLocalRandom.current().nextInt(1000, 9000);
            String other = "1312556" + ThreadLocalRandom.current().nextInt(1000, 9000);
            plan.add(PlannedCall.inbound(caller, DemoSetup.ANSWERED_NUMBER, "answered", node));
            plan.add(PlannedCall.inbound(other, DemoSetup.BUSY_NUMBER, "busy", node));
        }
        return plan;
    }
}
