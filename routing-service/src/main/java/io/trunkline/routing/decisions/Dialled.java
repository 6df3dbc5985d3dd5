package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import java.util.Optional;

/// A number that was called, who calls it, and the endpoint that the call came in by.
///
/// @param caller in E.164 or [Numbers#ANONYMOUS]; empty for digits that are no number
/// @param from   the same as the caller's side wrote it, empty for no number
record Dialled(PhoneNumber number, Optional<String> caller, String from, Optional<EndpointId> cameInBy) {}
