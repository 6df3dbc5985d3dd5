/// Idempotency keys: a repeated request gets the first response and changes nothing.
@NullMarked
package io.trunkline.provisioning.idempotency;

import org.jspecify.annotations.NullMarked;
