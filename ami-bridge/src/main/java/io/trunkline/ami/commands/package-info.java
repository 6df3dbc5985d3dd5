/// Commands to the node: place a call, list the live channels, hang up a call. Each command is claimed in the
/// database before it is executed, so that a repeated or late command places no second call. A command to place a
/// call that was claimed and not finished is closed, and its result is published.
@NullMarked
package io.trunkline.ami.commands;

import org.jspecify.annotations.NullMarked;
