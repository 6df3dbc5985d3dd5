/// Derives the status of an endpoint from the state of its registration with a carrier and from its contacts.
@NullMarked
package io.trunkline.ami.endpointstatus.domain;

import org.jspecify.annotations.NullMarked;
