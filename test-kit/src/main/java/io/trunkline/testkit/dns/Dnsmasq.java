package io.trunkline.testkit.dns;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.asterisk.AsteriskInstallation;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A nameserver with records for names under `example` (RFC 2606), on a free port of a loopback address.
public final class Dnsmasq implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final Path folder = TestFolder.create("dns");
    private final String host = LoopbackAddresses.next();
    private final int port = LoopbackAddresses.freeUdpPort(host);
    private ServerProcess process;

    private Dnsmasq(List<String> records) {
        process = run(records);
    }

    private ServerProcess run(List<String> records) {
        List<String> command = new ArrayList<>(List.of(
                AsteriskInstallation.runCommand(List.of(AsteriskInstallation.scriptFolder()
                                .resolve("fetch-dnsmasq")
                                .toString()))
                        .strip(),
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--no-resolv",
                "--no-hosts",
                "--user=",
                "--pid-file=",
                "--bind-interfaces",
                "--local=/example/",
                "--listen-address=" + host,
                "--port=" + port));
        command.addAll(records);
        return ServerProcess.start("dnsmasq", command, folder, folder.resolve("out"), folder.resolve("dnsmasq.pid"));
    }

    /// Starts it and returns when it listens.
    ///
    /// @param records options of dnsmasq, such as `--host-record=sip1.carrier.example,192.0.2.1` and
    ///     `--srv-host=_sip._udp.carrier.example,sip1.carrier.example,5080`
    public static Dnsmasq start(String... records) {
        Dnsmasq dns = new Dnsmasq(List.of(records));
        Await.until("dnsmasq listens", START_LIMIT, dns::isListening);
        return dns;
    }

    /// Has other records from now on.
    public void replaceRecords(String... records) {
        stop();
        process = run(List.of(records));
        Await.until("dnsmasq listens", START_LIMIT, this::isListening);
    }

    /// Does not respond from now on, until it gets other records.
    public void stop() {
        process.kill();
    }

    private boolean isListening() {
        if (!process.isAlive()) {
            throw new ServerFailedException("dnsmasq ended at once, see " + folder);
        }
        return LoopbackAddresses.isPortTaken(false, host, port);
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }
}
