/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.cdr.callfacts.domain;

import org.jspecify.annotations.NullMarked;
