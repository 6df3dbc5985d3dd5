/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.standalone.ports;

import org.jspecify.annotations.NullMarked;
