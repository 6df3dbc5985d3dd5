/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.standalone.servers;

import org.jspecify.annotations.NullMarked;
