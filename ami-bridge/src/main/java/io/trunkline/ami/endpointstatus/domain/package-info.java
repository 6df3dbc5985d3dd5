/// Derives the status of an endpoint from its registration and its contacts.
@NullMarked
package io.trunkline.ami.endpointstatus.domain;

import org.jspecify.annotations.NullMarked;
