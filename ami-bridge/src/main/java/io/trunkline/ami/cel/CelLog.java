package io.trunkline.ami.cel;

import io.trunkline.ami.cel.domain.CelRow;
import io.trunkline.ami.retention.Forgetful;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The table that Asterisk writes.
interface CelLog extends Forgetful {

    /// The oldest rows that have not been told, locked until the transaction ends.
    ///
    /// @param before rows inserted later wait: AMI tells the same sooner and in more detail
    Mono<List<CelRow>> untold(String node, Instant before, int most);

    /// All rows of some calls, in their order.
    Mono<List<CelRow>> ofCalls(Collection<String> linkedIds);

    Mono<Void> told(Collection<CelRow> rows);
}
