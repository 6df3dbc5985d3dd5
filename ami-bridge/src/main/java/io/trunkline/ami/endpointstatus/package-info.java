/// The status of each carrier's and client's endpoint at the node, published as `endpoint.status` when it changes.
/// AMI identifies a registration by two URIs; `realtime.applied` has the URIs of each endpoint.
@NullMarked
package io.trunkline.ami.endpointstatus;

import org.jspecify.annotations.NullMarked;
