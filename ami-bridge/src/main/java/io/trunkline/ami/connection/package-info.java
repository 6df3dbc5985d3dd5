/// The connection to the node: the reconnect loop, one bounded queue of the node's events, and the AMI actions.
/// Other features use it through [io.trunkline.ami.connection.NodeActions],
/// [io.trunkline.ami.connection.NodeStatus] and [io.trunkline.ami.connection.NodeEventHandler].
@NullMarked
package io.trunkline.ami.connection;

import org.jspecify.annotations.NullMarked;
