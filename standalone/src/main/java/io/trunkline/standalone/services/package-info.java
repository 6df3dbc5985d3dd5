/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.standalone.services;

import org.jspecify.annotations.NullMarked;
