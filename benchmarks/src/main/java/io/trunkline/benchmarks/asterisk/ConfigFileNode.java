package io.trunkline.benchmarks.asterisk;

import io.trunkline.servers.Folders;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.asterisk.AsteriskInstallation;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// An Asterisk without a control plane: its carriers are in `pjsip.conf`, and a new one requires a reload.
public final class ConfigFileNode implements AutoCloseable {

    private static final String SECRET = "bench";
    private static final String CARRIER_TEMPLATE = """
            [c%1$d]
            type = endpoint
            context = from-trunk
            disallow = all
            allow = ulaw
            aors = c%1$d
            [c%1$d]
            type = aor
            contact = sip:127.0.1.1:5060
            [c%1$d]
            type = identify
            endpoint = c%1$d
            match = 127.2.%2$d.%3$d
            """;

    private final Path folder = TestFolder.create("filenode");
    private final int amiPort = TcpPorts.findFree();
    private final ServerProcess process;

    private ConfigFileNode(int carriers) {
        writeFile("asterisk.conf", asteriskConf());
        writeFile("logger.conf", "[general]\n[logfiles]\n");
        writeFile("manager.conf", """
                [general]
                enabled = yes
                bindaddr = 127.0.0.1
                port = %d
                [trunkline]
                secret = %s
                read = system
                write = system,command
                """.formatted(amiPort, SECRET));
        writeFile("modules.conf", modulesConf());
        for (String empty : List.of("acl", "cdr", "cel", "ccss", "features", "indications", "stasis", "udptl", "rtp")) {
            writeFile(empty + ".conf", "[general]\n");
        }
        writeFile("extensions.conf", "[from-trunk]\nexten => _X.,1,Hangup()\n");
        writeFile("pjsip.conf", pjsipConf(carriers));
        List<String> command = List.of(
                AsteriskInstallation.program("asterisk").toString(),
                "-C",
                folder.resolve("etc/asterisk.conf").toString(),
                "-f",
                "-n");
        process = ServerProcess.start(
                "asterisk", command, folder, folder.resolve("console.log"), folder.resolve("asterisk.pid"));
    }

    public static ConfigFileNode start(int carriers) {
        ConfigFileNode node = new ConfigFileNode(carriers);
        Await.until("the node with a file of carriers takes AMI logins", Duration.ofSeconds(60), () -> {
            try (AmiSession ami = node.openAmi()) {
                return ami.command("core waitfullybooted").contains("fully booted");
            }
        });
        try (AmiSession ami = node.openAmi()) {
            node.reload(ami);
        }
        return node;
    }

    public AmiSession openAmi() {
        return AmiSession.open(new InetSocketAddress("127.0.0.1", amiPort), SECRET);
    }

    /// Reloads the file.
    public void reload(AmiSession ami) {
        Await.until(
                "the file is reloaded",
                () -> ami.command("module reload res_pjsip.so").contains("reloaded successfully"));
    }

    /// Adds a carrier to the file, to be reloaded afterwards.
    public void appendCarrier(int number) {
        try {
            Files.writeString(
                    folder.resolve("etc/pjsip.conf"), carrierText(number), java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private String pjsipConf(int carriers) {
        StringBuilder conf = new StringBuilder("""
                [transport-udp]
                type = transport
                protocol = udp
                bind = 127.0.0.1:%d
                """.formatted(LoopbackAddresses.freeUdpPort("127.0.0.1")));
        for (int number = 1; number <= carriers; number++) {
            conf.append(carrierText(number));
        }
        return conf.toString();
    }

    private static String carrierText(int number) {
        return CARRIER_TEMPLATE.formatted(number, number / 200, number % 200 + 1);
    }

    private String asteriskConf() {
        List.of("lib", "spool", "run", "log").forEach(this::createFolder);
        return """
                    [directories]
                    astetcdir => %1$s/etc
                    astmoddir => %2$s
                    astvarlibdir => %1$s/lib
                    astdbdir => %1$s/lib
                    astkeydir => %1$s/lib
                    astdatadir => %3$s
                    astspooldir => %1$s/spool
                    astrundir => %1$s/run
                    astlogdir => %1$s/log
                    """.formatted(folder, moduleFolder(), dataFolder());
    }

    private static Path moduleFolder() {
        try (Stream<Path> libraries =
                Files.find(installationRoot().resolve("usr"), 5, (path, _) -> path.endsWith("asterisk/modules"))) {
            return libraries.findFirst().orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The folder of Asterisk's documentation, without which its modules reject their configuration.
    private static Path dataFolder() {
        return Stream.of("usr/share/asterisk", "var/lib/asterisk")
                .map(installationRoot()::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    /// The root folder of the Asterisk installation.
    private static Path installationRoot() {
        Path unpacked = AsteriskInstallation.folder().resolve("root");
        return Files.exists(unpacked) ? unpacked : Path.of("/");
    }

    private static String modulesConf() {
        StringBuilder conf = new StringBuilder("[modules]\nautoload = no\n");
        for (String module : List.of(
                "res_sorcery_config",
                "res_sorcery_astdb",
                "res_sorcery_memory",
                "res_timing_timerfd",
                "res_crypto",
                "res_pjproject",
                "res_pjsip",
                "res_pjsip_session",
                "res_pjsip_sdp_rtp",
                "res_pjsip_pubsub",
                "res_pjsip_endpoint_identifier_ip",
                "res_pjsip_outbound_registration",
                "chan_pjsip",
                "res_rtp_asterisk",
                "codec_ulaw",
                "bridge_simple",
                "pbx_config",
                "app_dial")) {
            conf.append("load = ").append(module).append(".so\n");
        }
        return conf.toString();
    }

    private void createFolder(String name) {
        try {
            Files.createDirectories(folder.resolve(name));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void writeFile(String name, String text) {
        createFolder("etc");
        try {
            Files.writeString(folder.resolve("etc").resolve(name), text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        process.kill();
        Folders.delete(folder);
    }
}
