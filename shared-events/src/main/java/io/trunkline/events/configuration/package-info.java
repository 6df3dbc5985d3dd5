/// Configuration of tenants, users, carriers, clients, numbers, campaigns and dialplan lines. Each event carries
/// the whole entity with its version. Topics are compacted by entity id.
@NullMarked
package io.trunkline.events.configuration;

import org.jspecify.annotations.NullMarked;
