package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.DialplanPort;
import io.trunkline.benchmarks.site.Site;
import io.trunkline.benchmarks.site.Town;
import io.trunkline.benchmarks.site.Wire;
import io.trunkline.events.wire.Topic;
import java.util.List;
import java.util.Map;

/// Who takes part beside the replicas of a site: the node, those who call, and an operator.
final class Stage implements AutoCloseable {
    /// What the replicas are told.
    static final Map<String, Object> SETTINGS =
            Map.of("trunkline.routing.snapshot-every", "2s", "logging.level.root", "warn");

    private final Site site;
    private final FaultOptions options;
    private final Wire wire;
    private final Grapevine grapevine;
    private final Node node;
    private final City city;
    private final Traffic traffic;

    /// @param site with replicas that are ready
    Stage(Site site, FaultOptions options, Tally tally) {
        this.site = site;
        this.options = options;
        this.wire = new Wire(site.kafka().bootstrapServers());
        this.grapevine = new Grapevine(wire);
        List<DialplanPort> ports = site.replicas().stream()
                .map(replica -> new DialplanPort(replica.dialplanPort(), site.dialplanToken()))
                .toList();
        this.node = new Node(new Dialplan(ports, tally), grapevine, tally, new Dice(options.seed()));
        this.city = new City(new Town(site, wire), node.ledger(), options.calls());
        OrderDesk desk = new OrderDesk(site, node);
        this.traffic = new Traffic(node, city, desk, options);
        wire.hear(Topic.NODE_COMMAND, event -> node.obey(event, desk::originate));
    }

    Node node() {
        return node;
    }

    Traffic traffic() {
        return traffic;
    }

    /// An operator who has not begun.
    LimitEditor operator() {
        return new LimitEditor(site, city, node, new Dice(options.seed() + 1));
    }

    @Override
    public void close() {
        grapevine.close();
        wire.close();
    }
}
