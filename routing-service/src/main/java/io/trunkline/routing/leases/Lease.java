package io.trunkline.routing.leases;

import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.Parties;
import java.util.Optional;

/// A row of a call's leases.
///
/// @param held   false once it was given back
/// @param answer what the dialplan was told; empty for a lease adopted from a live call
record Lease(LeaseId id, int attempt, boolean held, Parties parties, Optional<Answer.Dial> answer) {}
