/// Observed status of carriers, clients and dialplan lines, from `endpoint.status` and `realtime.applied`. It is
/// stored apart from the configuration and does not change the version.
@NullMarked
package io.trunkline.provisioning.observedstatus;

import org.jspecify.annotations.NullMarked;
