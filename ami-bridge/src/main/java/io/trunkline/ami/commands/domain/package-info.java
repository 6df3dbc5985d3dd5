/// Decides what happens to a command to place a call that was claimed and not finished. It is never sent again,
/// since the node may have received it.
@NullMarked
package io.trunkline.ami.commands.domain;

import org.jspecify.annotations.NullMarked;
