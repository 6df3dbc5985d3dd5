package io.trunkline.provisioning.observedstatus;

import io.trunkline.provisioning.observedstatus.domain.EndpointEventView;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// The changes of the state of endpoints in the last 30 days.
public interface EndpointEvents {

    /// The events of an endpoint. Can be sorted by `at`.
    Mono<Page<EndpointEventView>> list(EndpointId endpoint, Filter filter, PageRequest page);

    /// @param states empty for all
    record Filter(List<NodeStatus.State> states, Optional<String> node) {}
}
