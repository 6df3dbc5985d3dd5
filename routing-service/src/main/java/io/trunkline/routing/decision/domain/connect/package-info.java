/// Decides whether an answered outbound call is connected to a client (a connect leg). If the client has a link to
/// the call's campaign, the link's limits apply.
@NullMarked
package io.trunkline.routing.decision.domain.connect;

import org.jspecify.annotations.NullMarked;
