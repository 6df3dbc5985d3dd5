/// What a client is. Pure.
@NullMarked
package io.trunkline.provisioning.clients.domain;

import org.jspecify.annotations.NullMarked;
