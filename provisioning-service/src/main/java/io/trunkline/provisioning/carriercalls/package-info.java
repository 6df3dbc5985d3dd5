/// Counts the calls of each carrier from call records, and its channels from the snapshots of the nodes.
@NullMarked
package io.trunkline.provisioning.carriercalls;

import org.jspecify.annotations.NullMarked;
