/// Clients: call centers that buy calls. Each has one Asterisk endpoint, which registers or has a fixed address. A
/// client that is linked to a campaign cannot be deleted.
@NullMarked
package io.trunkline.provisioning.clients;

import org.jspecify.annotations.NullMarked;
