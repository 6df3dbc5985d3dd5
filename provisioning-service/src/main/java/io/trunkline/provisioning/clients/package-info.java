/// Clients: the call centres that buy calls, each with one Asterisk endpoint that registers with us or stands
/// at a fixed address. One that a campaign still links cannot be deleted.
@NullMarked
package io.trunkline.provisioning.clients;

import org.jspecify.annotations.NullMarked;
