package io.trunkline.standalone.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One replica of a service.
///
/// @param number from 1; only routing-service and ami-bridge can have a second one
public record ServiceReplica(SuiteService service, int number) {
    /// The second replica of routing-service, the other one that a node can ask.
    public static final ServiceReplica SECOND_ROUTING = new ServiceReplica(SuiteService.ROUTING, 2);

    /// The bridge of the second Asterisk node.
    public static final ServiceReplica SECOND_BRIDGE = new ServiceReplica(SuiteService.AMI_BRIDGE, 2);

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
                        Stream.of(SECOND_ROUTING, SECOND_BRIDGE))
                .toList();
    }

    public static Optional<ServiceReplica> byId(String id) {
        return all().stream().filter(replica -> replica.id().equals(id)).findFirst();
    }
}
