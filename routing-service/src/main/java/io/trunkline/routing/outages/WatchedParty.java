package io.trunkline.routing.outages;

import io.trunkline.routing.outages.domain.Outage;
import io.trunkline.routing.outages.domain.Party;
import io.trunkline.routing.outages.domain.Reports;
import java.util.Optional;

/// A carrier or client that is not known to be reachable, or has an outage.
///
/// @param needed whether it is active; a client also has an active campaign
record WatchedParty(Party party, boolean needed, Reports reports, Optional<Outage> outage) {
    boolean isNeededClient() {
        return needed && party.kind() == Party.Kind.CLIENT;
    }
}
