/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.did.idempotency;

import org.jspecify.annotations.NullMarked;
