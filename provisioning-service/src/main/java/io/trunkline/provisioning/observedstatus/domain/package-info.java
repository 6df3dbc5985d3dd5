/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.provisioning.observedstatus.domain;

import org.jspecify.annotations.NullMarked;
