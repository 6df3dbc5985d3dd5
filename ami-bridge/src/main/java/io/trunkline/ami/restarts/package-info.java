/// Restarts of the node: calls that were live when it stopped have ended, and their end is published even if the
/// bridge was stopped as well.
@NullMarked
package io.trunkline.ami.restarts;

import org.jspecify.annotations.NullMarked;
