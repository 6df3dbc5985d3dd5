/// The observed status of an endpoint: applied, registered, reachable.
@NullMarked
package io.trunkline.provisioning.observedstatus.domain;

import org.jspecify.annotations.NullMarked;
