/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.provisioning.observedstatus;

import org.jspecify.annotations.NullMarked;
