/// The configuration of a client and its rules.
@NullMarked
package io.trunkline.provisioning.clients.domain;

import org.jspecify.annotations.NullMarked;
