/// Idempotency keys: a request that is repeated with its Idempotency-Key gets the first answer and changes nothing.
@NullMarked
package io.trunkline.data.idempotency;

import org.jspecify.annotations.NullMarked;
