/// Retention: how long the bridge keeps published facts, claimed commands and the channel event log. Older rows
/// are deleted.
@NullMarked
package io.trunkline.ami.retention;

import org.jspecify.annotations.NullMarked;
