/// Commands to the node: place a call, list the live channels, hang up a call. Each command is claimed in the
/// database before it is executed, so that a repeated or late one places no second call. An order that was claimed
/// and not finished is closed, and its result published.
@NullMarked
package io.trunkline.ami.commands;

import org.jspecify.annotations.NullMarked;
