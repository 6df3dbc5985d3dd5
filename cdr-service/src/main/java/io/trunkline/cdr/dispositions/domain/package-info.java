/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.cdr.dispositions.domain;

import org.jspecify.annotations.NullMarked;
