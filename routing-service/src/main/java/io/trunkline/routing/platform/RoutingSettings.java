package io.trunkline.routing.platform;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `trunkline.routing.*`.
///
/// @param defaultRegion    ISO 3166 code of the country that numbers without a country code are of
/// @param nodes            systemnames of the Asterisk servers that calls may be placed on
/// @param contexts         dialplan contexts that the answered leg of a placed call may join
/// @param snapshotEvery    how often each node is asked which calls live
/// @param commandDeadline  how long an order to place a call is good for
@ConfigurationProperties("trunkline.routing")
public record RoutingSettings(
        String defaultRegion,
        List<String> nodes,
        List<String> contexts,
        Duration snapshotEvery,
        Duration commandDeadline) {
    public RoutingSettings {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("trunkline.routing.nodes names no node");
        }
        nodes = List.copyOf(nodes);
        contexts = List.copyOf(contexts);
    }
}
