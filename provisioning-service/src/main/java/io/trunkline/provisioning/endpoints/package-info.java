/// What carriers and clients have in common: both are one Asterisk endpoint. Here are its name, which is unique
/// over both, and what the nodes say about it (applied, registered, reachable), kept apart from configuration.
@NullMarked
package io.trunkline.provisioning.endpoints;

import org.jspecify.annotations.NullMarked;
