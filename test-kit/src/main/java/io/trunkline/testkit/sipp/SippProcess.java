package io.trunkline.testkit.sipp;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.testkit.asterisk.AsteriskInstallation;
import io.trunkline.testkit.servers.TestFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run of SIPp: a scenario of `asterisk/sipp`, its own address and port, and its message log.
final class SippProcess implements AutoCloseable {
    private static final int RTP_PORTS = 200;
    private static final int HIGHEST_RTP_PORT = 64_000;

    private final Path folder = TestFolder.create("sipp");
    private final String host;
    private final int port;
    private final ServerProcess process;

    /// @param values what stands in the scenario for `@NAME@`
    SippProcess(String scenario, String host, Map<String, String> values, List<String> arguments) {
        this(scenario, host, LoopbackAddresses.freeUdpPort(host), values, arguments);
    }

    SippProcess(String scenario, String host, int port, List<String> arguments) {
        this(scenario, host, port, Map.of(), arguments);
    }

    private SippProcess(String scenario, String host, int port, Map<String, String> values, List<String> arguments) {
        this.host = host;
        this.port = port;
        this.process = ServerProcess.start(
                "sipp " + scenario,
                command(filled(scenario, values), arguments),
                folder,
                folder.resolve("out"),
                folder.resolve("sipp.pid"));
    }

    private Path filled(String scenario, Map<String, String> values) {
        Path filled = folder.resolve(scenario + ".xml");
        try {
            String text = Files.readString(AsteriskInstallation.scriptFolder().resolve("sipp/" + scenario + ".xml"));
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return Files.writeString(filled, text);
        } catch (IOException e) {
            throw new ServerFailedException("cannot write " + filled, e);
        }
    }

    private List<String> command(Path scenario, List<String> arguments) {
        int rtp = Math.min(LoopbackAddresses.freeUdpPort(host), HIGHEST_RTP_PORT) & ~1;
        List<String> command =
                new ArrayList<>(List.of(AsteriskInstallation.program("sipp").toString(), "-nostdin"));
        command.addAll(List.of("-sf", scenario.toString()));
        command.addAll(List.of("-i", host, "-mi", host, "-p", Integer.toString(port)));
        command.addAll(
                List.of("-min_rtp_port", Integer.toString(rtp), "-max_rtp_port", Integer.toString(rtp + RTP_PORTS)));
        command.addAll(List.of(
                "-trace_msg", "-message_file", folder.resolve("messages").toString()));
        command.addAll(
                List.of("-trace_err", "-error_file", folder.resolve("errors").toString()));
        command.addAll(arguments);
        return command;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    SipMessageLog log() {
        return new SipMessageLog(folder.resolve("messages"));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until the scenario ends.
    ///
    /// @throws ServerFailedException if it does not end in time
    void awaitEnd(Duration limit) {
        if (!process.awaitExit(limit)) {
            throw new ServerFailedException("SIPp has not ended within " + limit + ": " + errors());
        }
    }

    /// Places no more calls and waits until those in progress have ended; kills it if they do not end in time.
    void finish(Duration limit) {
        process.stop("USR1", limit);
    }

    /// The errors that SIPp reported, such as unexpected messages and timeouts.
    String errors() {
        return read("errors") + (process.isAlive() ? "" : read("out"));
    }

    private String read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new ServerFailedException("cannot read " + file, e);
        }
    }

    @Override
    public void close() {
        process.kill();
        Folders.delete(folder);
    }
}
