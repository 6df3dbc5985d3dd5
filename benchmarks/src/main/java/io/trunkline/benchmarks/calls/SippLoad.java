package io.trunkline.benchmarks.calls;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerProcess;
import io.trunkline.testkit.asterisk.AsteriskInstallation;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Two SIPp processes: a carrier that sends inbound calls (`asterisk/sipp/load-caller.xml`), and a client that
/// answers immediately.
public final class SippLoad implements AutoCloseable {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    private final Path folder = TestFolder.create("load");
    private final String callerAddress = LoopbackAddresses.next();
    private final String answererAddress = LoopbackAddresses.next();
    private final int answererPort = LoopbackAddresses.freeUdpPort(answererAddress);
    private final ServerProcess answererProcess;
    private int rounds;

    public SippLoad() {
        answererProcess = startSipp(
                "load-answerer", List.of("-i", answererAddress, "-p", Integer.toString(answererPort)), "answerer");
    }

    /// The address of the carrier.
    String callerAddress() {
        return callerAddress;
    }

    /// The address of the client.
    String answererAddress() {
        return answererAddress;
    }

    int answererPort() {
        return answererPort;
    }

    /// Calls a number repeatedly.
    ///
    /// @param atOnce the maximum number of concurrent calls
    /// @param aSecond the maximum number of new calls per second
    public CallRound run(String number, InetSocketAddress node, int calls, int atOnce, int aSecond) {
        String name = "round" + ++rounds;
        List<String> arguments = new ArrayList<>(List.of("-i", callerAddress, "-p"));
        arguments.add(Integer.toString(LoopbackAddresses.freeUdpPort(callerAddress)));
        arguments.addAll(List.of("-s", number, "-inf", callersFile().toString(), "-trace_rtt", "-rtt_freq", "1"));
        arguments.addAll(List.of("-m", Integer.toString(calls), "-l", Integer.toString(atOnce)));
        arguments.addAll(List.of("-r", Integer.toString(aSecond)));
        arguments.add(node.getHostString() + ":" + node.getPort());
        ServerProcess calling = startSipp("load-caller", arguments, name);
        Duration limit = CALL_TIMEOUT.plusSeconds(calls);
        if (!calling.awaitExit(limit)) {
            calling.kill();
            throw new IllegalStateException(calls + " calls have not ended within " + limit);
        }
        return CallRound.parse(calls, readTimes(calling.pid()));
    }

    /// All calls come from the same caller.
    private Path callersFile() {
        try {
            return Files.writeString(folder.resolve("callers.csv"), "SEQUENTIAL\n15551230000;\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> readTimes(long pid) {
        // SIPp names the file after its pid, which is its loader's
        try (Stream<Path> files = Files.list(folder)) {
            Path times = files.filter(file -> file.toString().endsWith(pid + "_rtt.csv"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("SIPp has measured nothing"));
            return Files.readAllLines(times);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerProcess startSipp(String scenario, List<String> arguments, String name) {
        List<String> command = new ArrayList<>(List.of(
                AsteriskInstallation.program("sipp").toString(),
                "-nostdin",
                "-sf",
                AsteriskInstallation.scriptFolder()
                        .resolve("sipp/" + scenario + ".xml")
                        .toString()));
        command.addAll(arguments);
        return ServerProcess.start(
                "sipp " + scenario, command, folder, folder.resolve(name + ".out"), folder.resolve(name + ".pid"));
    }

    @Override
    public void close() {
        answererProcess.kill();
        Folders.delete(folder);
    }
}
