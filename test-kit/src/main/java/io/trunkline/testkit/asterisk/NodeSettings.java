package io.trunkline.testkit.asterisk;

import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The settings of `asterisk/run`, as environment variables. The script has defaults for missing ones.
///
/// @param variables `TRUNKLINE_…`, see `asterisk/run`
public record NodeSettings(Map<String, String> variables) {
    private static final int RTP_PORTS = 400;

    public NodeSettings {
        variables = Map.copyOf(variables);
    }

    /// A node `ast1` on free ports of 127.0.0.1.
    ///
    /// @param secrets the folder with `ami-secret`, `dialplan-token` and the two database passwords
    public static NodeSettings onFreePorts(Path secrets) {
        int rtp = LoopbackAddresses.freeUdpPort("127.0.0.1") & ~1;
        int first = Math.min(rtp, 65_000 - RTP_PORTS);
        return new NodeSettings(Map.of())
                .withVariable("NODE_SIPPORT", LoopbackAddresses.freeUdpPort("127.0.0.1"))
                .withVariable("NODE_TLSPORT", TcpPorts.findFree())
                .withVariable("NODE_PORT", TcpPorts.findFree())
                .withVariable("NODE_RTPFIRST", first)
                .withVariable("NODE_RTPLAST", first + RTP_PORTS)
                .withVariable("SECRETS_DIRECTORY", secrets.toAbsolutePath());
    }

    /// @param name without `TRUNKLINE_`
    public NodeSettings withVariable(String name, Object value) {
        Map<String, String> changed = new TreeMap<>(variables);
        changed.put("TRUNKLINE_" + name, value.toString());
        return new NodeSettings(changed);
    }

    public NodeSettings withDatabase(String host, int port) {
        return withVariable("DATABASE_HOST", host).withVariable("DATABASE_PORT", port);
    }

    /// @param url where routing-service answers, up to and without `/next`
    public NodeSettings withDialplanUrl(String url) {
        return withVariable("DIALPLAN_URL", url);
    }

    /// @throws IllegalStateException when it was not given
    String requiredValue(String name) {
        String value = variables.get("TRUNKLINE_" + name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    List<String> withEnvironment(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("env"));
        new TreeMap<>(variables).forEach((name, value) -> whole.add(name + "=" + value));
        whole.addAll(command);
        return whole;
    }
}
