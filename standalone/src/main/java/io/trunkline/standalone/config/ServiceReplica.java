package io.trunkline.standalone.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One replica of a service.
///
/// @param number from 1; only routing-service can have a second one, and ami-bridge up to four
public record ServiceReplica(SuiteService service, int number) {
    /// The second replica of routing-service, the other one that a node can ask.
    public static final ServiceReplica SECOND_ROUTING = new ServiceReplica(SuiteService.ROUTING, 2);

    private static final int MAX_BRIDGES = 4;

    public static ServiceReplica first(SuiteService service) {
        return new ServiceReplica(service, 1);
    }

    /// The service's id for the first replica, otherwise with the number, such as `routing-service-2`. Log, pid
    /// file and port have this name.
    public String id() {
        return number == 1 ? service.id() : service.id() + "-" + number;
    }

    /// Every replica that a suite can have.
    public static List<ServiceReplica> all() {
        return Stream.concat(
                        SuiteService.all().stream().map(ServiceReplica::first),
                        Stream.concat(Stream.of(SECOND_ROUTING), furtherBridges().stream()))
                .toList();
    }

    /// The bridges after the first one. The nodes take turns: with two nodes, bridges 1 and 3 watch the first one.
    public static List<ServiceReplica> furtherBridges() {
        return IntStream.rangeClosed(2, MAX_BRIDGES)
                .mapToObj(number -> new ServiceReplica(SuiteService.AMI_BRIDGE, number))
                .toList();
    }

    /// The node that a bridge watches.
    public SuiteNode watchedNode(List<SuiteNode> nodes) {
        return nodes.get((number - 1) % nodes.size());
    }

    public static Optional<ServiceReplica> byId(String id) {
        return all().stream().filter(replica -> replica.id().equals(id)).findFirst();
    }
}
