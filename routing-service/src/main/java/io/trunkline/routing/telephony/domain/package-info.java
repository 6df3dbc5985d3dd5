/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.telephony.domain;

import org.jspecify.annotations.NullMarked;
