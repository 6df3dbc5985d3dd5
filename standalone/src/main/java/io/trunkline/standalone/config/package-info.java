/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.standalone.config;

import org.jspecify.annotations.NullMarked;
