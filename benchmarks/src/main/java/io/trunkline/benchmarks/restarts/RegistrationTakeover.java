package io.trunkline.benchmarks.restarts;

import io.trunkline.servers.ServerProcess;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.RunningSuite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A carrier with a registration, and the nodes that register with it.
///
/// @param data the suite's data folder
record RegistrationTakeover(Path data, RunningSuite suite, SippAnswerer registrar) {
    static final String USER = "two-nodes";
    static final String PASSWORD = "two-nodes-at-registrar";

    private static final Duration FIRST_TIMEOUT = Duration.ofMinutes(1);
    /// Longer than `trunkline.realtime.registrations.takeover-after` of the test's suite.
    private static final Duration TAKEOVER_TIMEOUT = Duration.ofMinutes(3);

    static SippAnswerer startRegistrar() {
        return SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration(USER, PASSWORD));
    }

    void awaitRegistered() {
        Await.until(
                "a node has registered", FIRST_TIMEOUT, () -> !registeredNodes().isEmpty());
    }

    /// The names of the nodes that have sent a REGISTER, by the port of their contact.
    Set<String> registeredNodes() {
        return registrar.log().messages().stream()
                .filter(message -> !message.sent() && message.method().equals("REGISTER"))
                .flatMap(message -> message.header("Contact").stream())
                .flatMap(contact -> suite.nodes().stream()
                        .filter(node -> contact.contains(":" + node.sip().getPort())))
                .map(RunningSuite.Node::name)
                .collect(Collectors.toSet());
    }

    /// Kills the Asterisk of the only node that is registered, and waits until the other one has registered.
    ///
    /// @return how long that took
    Duration killOwner() {
        String owner = registeredNodes().iterator().next();
        List<String> names = suite.nodes().stream().map(RunningSuite.Node::name).toList();
        String pidFile = names.indexOf(owner) == 0 ? "asterisk.pid" : "asterisk-2.pid";
        long began = System.nanoTime();
        ServerProcess.findRunning(owner, data.resolve("run").resolve(pidFile), owner)
                .orElseThrow()
                .kill();
        Await.until(
                "the other node has registered",
                TAKEOVER_TIMEOUT,
                () -> registeredNodes().size() > 1);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
