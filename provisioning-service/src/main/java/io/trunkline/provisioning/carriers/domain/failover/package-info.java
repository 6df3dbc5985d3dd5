/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.provisioning.carriers.domain.failover;

import org.jspecify.annotations.NullMarked;
