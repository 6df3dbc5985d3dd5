/// Reloads: AMI actions that make Asterisk apply changes of the realtime tables that it does not read by itself.
/// After `realtime.applied` the reloads of the changed parts are sent; after each connection, all of them that the
/// node may have missed. What takes too long is pending, and sent in batches. A repeated reload does no harm.
@NullMarked
package io.trunkline.ami.reloads;

import org.jspecify.annotations.NullMarked;
