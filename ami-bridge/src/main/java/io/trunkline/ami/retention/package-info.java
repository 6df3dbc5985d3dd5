/// Retention: how long the bridge keeps published facts, claimed commands and the channel event log.
@NullMarked
package io.trunkline.ami.retention;

import org.jspecify.annotations.NullMarked;
