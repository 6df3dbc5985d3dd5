/// The node of each registration. A carrier at which several nodes are registered may send a call to each of them,
/// so a registration belongs to one node at a time: to the first that is up, and to another one when its node has
/// been unreachable for a while. Each node reads the registrations that belong to it through a view of its own.
@NullMarked
package io.trunkline.realtime.registrations;

import org.jspecify.annotations.NullMarked;
