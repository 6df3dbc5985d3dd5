package io.trunkline.demo.kept;

import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;

import io.trunkline.demo.kept.Business.Campaign;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/// Real calls of the example business through Asterisk, several at a time.
final class RealCalls {
    private static final int AT_A_TIME = 4;

    /// Numbers of the USA, Spain and Mexico by how SIPp responds to their last three digits.
    private static final List<String> CALLED = List.of(
            "+17065551111",
            "+17185550486",
            "+14075550777",
            "+12145550404",
            "+34910123111",
            "+12175550480",
            "+14155550111",
            "+525512340111");

    private final SuiteClient api;
    private final RunningSuite.Node node;
    private final KeptPeers peers;

    RealCalls(SuiteClient api, RunningSuite.Node node, KeptPeers peers) {
        this.api = api;
        this.node = node;
        this.peers = peers;
    }

    /// Places the calls and waits for the end of those that come in.
    ///
    /// @param rounds in each of them, every campaign has one call out and one in, and two callers are unlucky
    /// @return the number of calls
    int place(Business business, int rounds) {
        List<Runnable> calls = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Campaign campaign : business.campaigns()) {
                String did = campaign.dids().get(round % campaign.dids().size()).number();
                calls.add(() -> callIn(did));
                if (!campaign.carriers().isEmpty()) {
                    String to = CALLED.get(calls.size() % CALLED.size());
                    calls.add(() -> callOut(campaign, to));
                }
            }
        }
        run(calls);
        return calls.size();
    }

    /// Sends a call from an address that belongs to no carrier, which the node refuses and reports.
    void callFromUnknownAddress() {
        try (SippCaller.StartedCall refused = new SippCaller(
                        peers.unknownAddress(), "13125550142", Duration.ofSeconds(1))
                .dial(
                        KeptNames.SUMMIT_NUMBERS.getFirst(),
                        KeptNames.SUMMIT_NUMBERS.getFirst(),
                        node.sip().getHostString(),
                        node.sip().getPort())) {
            var _ = refused.awaitEnd();
        }
    }

    private void callIn(String did) {
        String caller = "1312555" + ThreadLocalRandom.current().nextInt(1_000, 9_000);
        var _ = new SippCaller(peers.atlas().host(), caller, KeptPeers.TALK_TIME)
                .call(did, node.sip().getHostString(), node.sip().getPort());
    }

    private void callOut(Campaign campaign, String to) {
        var _ = api.postUntilReachable(
                ROUTING,
                "/api/v1/calls",
                Map.of(
                        "to",
                        to,
                        "campaignId",
                        campaign.id(),
                        "connect",
                        Map.of("context", "DynamicIVR"),
                        "reference",
                        Map.of("leadId", "demo-" + to)));
    }

    private static void run(List<Runnable> calls) {
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<?> call : calls.stream().map(callers::submit).toList()) {
                var _ = call.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a call of the demo failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
