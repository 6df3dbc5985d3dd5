/// Connect legs: an answered outbound call is connected to a client.
@NullMarked
package io.trunkline.routing.decision.domain.connect;

import org.jspecify.annotations.NullMarked;
