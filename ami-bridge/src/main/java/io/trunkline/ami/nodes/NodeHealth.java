package io.trunkline.ami.nodes;

import io.trunkline.ami.connection.NodeStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// The health component `node`. It is not part of readiness: restarting the bridge does not bring its node back.
@Component("node")
class NodeHealth implements HealthIndicator {

    private final NodeStatus node;

    NodeHealth(NodeStatus node) {
        this.node = node;
    }

    @Override
    public Health health() {
        Health.Builder health = (node.isConnected() ? Health.up() : Health.down()).withDetail("name", node.name());
        String failure = FailureText.of(node.failure());
        return (failure == null ? health : health.withDetail("failure", failure)).build();
    }
}
