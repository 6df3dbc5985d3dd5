package io.trunkline.standalone.ports;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.TcpPorts;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteNode;
import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ports of a suite on the loopback interface: chosen at the first start, remembered for good in
/// `ports.properties`, where an operator may change them.
public final class SuitePorts {
    public static final String STATUS = "status";
    public static final String POSTGRES = "postgres";
    /// Of the bridges' own PostgreSQL, if they have one.
    public static final String BRIDGE_POSTGRES = "postgres-ami-bridge";
    public static final String KAFKA = "kafka";
    public static final String KAFKA_CONTROLLER = "kafka-controller";
    public static final String DIALPLAN = "dialplan";
    /// Of the second replica of routing-service.
    public static final String SECOND_DIALPLAN = "dialplan-2";
    public static final String AMI = "ami";
    /// A UDP port.
    public static final String SIP = "sip";
    /// SIP over TLS, of a node with a certificate.
    public static final String SIPS = "sips";
    /// The first of [#RTP_COUNT] UDP ports.
    public static final String RTP = "rtp";
    public static final int RTP_COUNT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SuitePorts.class);

    private final Map<String, Integer> ports;

    private SuitePorts(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /// Further nodes have the same uses with their number, such as `sip-2`.
    private static Map<String, Integer> defaults() {
        Map<String, Integer> usual = new LinkedHashMap<>();
        usual.put(STATUS, 8091);
        SuiteService.all().forEach(service -> usual.put(service.id(), service.defaultPort()));
        usual.put(ServiceReplica.SECOND_ROUTING.id(), 8087);
        ServiceReplica.furtherBridges().forEach(bridge -> usual.put(bridge.id(), 8086 + bridge.number()));
        SuiteService.all()
                .forEach(service ->
                        usual.put(managementName(ServiceReplica.first(service)), service.defaultManagementPort()));
        usual.put(managementName(ServiceReplica.SECOND_ROUTING), 9087);
        ServiceReplica.furtherBridges().forEach(bridge -> usual.put(managementName(bridge), 9086 + bridge.number()));
        usual.put(DIALPLAN, 8093);
        usual.put(SECOND_DIALPLAN, 8094);
        usual.put(POSTGRES, 15432);
        usual.put(BRIDGE_POSTGRES, 15433);
        usual.put(KAFKA, 19092);
        usual.put(KAFKA_CONTROLLER, 19093);
        usual.put(AMI, 15038);
        usual.put(SIP, 15060);
        usual.put(SIPS, 15061);
        usual.put(RTP, 20_000);
        usual.put(AMI + "-2", 15039);
        usual.put(SIP + "-2", 15062);
        usual.put(SIPS + "-2", 15063);
        usual.put(RTP + "-2", 21_000);
        return usual;
    }

    /// Reads the remembered ports; those not remembered yet are the usual ones, or free ones in their place.
    ///
    /// @param anyFree take free ports even where the usual one is free, so that suites can live side by side
    public static SuitePorts load(SuiteFolder folder, boolean anyFree) {
        Properties remembered = read(folder.portsFile());
        leaveToConsole(remembered);
        Map<String, Integer> ports = new LinkedHashMap<>();
        defaults().forEach((name, port) -> {
            String known = remembered.getProperty(name);
            if (known != null) {
                ports.put(name, Integer.parseInt(known.strip()));
            }
        });
        defaults().forEach((name, port) -> {
            if (!ports.containsKey(name)) {
                ports.put(name, choose(name, port, anyFree, ports));
            }
        });
        SuitePorts chosen = new SuitePorts(ports);
        if (remembered.size() < ports.size()) {
            chosen.write(folder.portsFile());
        }
        return chosen;
    }

    /// Before there was a console, the status page had its port.
    private static void leaveToConsole(Properties remembered) {
        String console = SuiteService.CONSOLE.id();
        String usual = Integer.toString(SuiteService.CONSOLE.defaultPort());
        if (!remembered.containsKey(console)
                && usual.equals(remembered.getProperty(STATUS, "").strip())) {
            remembered.remove(STATUS);
        }
    }

    private static int choose(String name, int usual, boolean anyFree, Map<String, Integer> chosen) {
        if (!anyFree && isFree(name, usual)) {
            return usual;
        }
        int free = findFree(name, chosen);
        if (anyFree) {
            return free;
        }
        LOG.info("Port {} is taken by {}: {} gets {}", usual, PortOwner.describe(usual), name, free);
        return free;
    }

    private static int findFree(String name, Map<String, Integer> chosen) {
        List<UdpPorts.Range> taken = udpRanges(chosen);
        if (udpCount(name) > 1) {
            return UdpPorts.findFree(udpCount(name), taken);
        }
        int port = TcpPorts.findFree();
        while (!isFree(name, port) || UdpPorts.overlapsAny(new UdpPorts.Range(port, 1), taken)) {
            port = TcpPorts.findFree();
        }
        return port;
    }

    private static boolean isFree(String name, int port) {
        return udpCount(name) > 0 ? UdpPorts.isFree(port) : TcpPorts.isFree(port);
    }

    /// How many UDP ports a use takes; 0 for a use of TCP.
    private static int udpCount(String name) {
        if (name.equals(RTP) || name.startsWith(RTP + "-")) {
            return RTP_COUNT;
        }
        return name.equals(SIP) || name.startsWith(SIP + "-") ? 1 : 0;
    }

    private static List<UdpPorts.Range> udpRanges(Map<String, Integer> ports) {
        return ports.entrySet().stream()
                .filter(port -> udpCount(port.getKey()) > 0)
                .map(port -> new UdpPorts.Range(port.getValue(), udpCount(port.getKey())))
                .toList();
    }

    public int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port is called " + name);
        }
        return port;
    }

    /// The port that a node has for a use.
    public int port(String name, SuiteNode node) {
        return port(node.numbered(name));
    }

    public int port(SuiteService service) {
        return port(service.id());
    }

    public int port(ServiceReplica replica) {
        return port(replica.id());
    }

    /// Where a replica answers requests for health, metrics and its OpenAPI description.
    public int managementPort(ServiceReplica replica) {
        return port(managementName(replica));
    }

    private static String managementName(ServiceReplica replica) {
        return replica.id() + "-management";
    }

    /// Where a replica of routing-service answers dialplan requests.
    public int dialplanPort(ServiceReplica replica) {
        return port(replica.equals(ServiceReplica.SECOND_ROUTING) ? SECOND_DIALPLAN : DIALPLAN);
    }

    /// Rejects ports of a replica that another process is using.
    ///
    /// @throws ServerFailedException with the port's use and who has it
    public void requireFree(ServiceReplica replica) {
        requireFree(replica.id());
        requireFree(managementName(replica));
    }

    /// Rejects a port that another process is using.
    ///
    /// @throws ServerFailedException with the port's use and who has it
    public void requireFree(String name) {
        int port = port(name);
        if (!isFree(name, port)) {
            throw new ServerFailedException(
                    "Port %d, remembered for %s, is taken by %s. End that program, or change the port in %s."
                            .formatted(port, name, PortOwner.describe(port), "ports.properties"));
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new ServerFailedException("cannot read " + file, e);
            }
        }
        return properties;
    }

    private void write(Path file) {
        StringWriter text = new StringWriter();
        ports.forEach((name, port) ->
                text.append(name).append('=').append(Integer.toString(port)).append('\n'));
        try {
            Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new ServerFailedException("cannot write " + file, e);
        }
    }
}
