/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.realtime.apply.domain;

import org.jspecify.annotations.NullMarked;
