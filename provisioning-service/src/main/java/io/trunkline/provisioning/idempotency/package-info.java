/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.provisioning.idempotency;

import org.jspecify.annotations.NullMarked;
