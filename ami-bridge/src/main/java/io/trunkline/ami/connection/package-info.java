/// The connection to the node: logging in and staying so, one bounded queue of what it says, and the actions it can
/// be asked for. Other features meet it at [io.trunkline.ami.connection.NodeActions],
/// [io.trunkline.ami.connection.NodeStatus] and [io.trunkline.ami.connection.NodeEventHandler].
@NullMarked
package io.trunkline.ami.connection;

import org.jspecify.annotations.NullMarked;
