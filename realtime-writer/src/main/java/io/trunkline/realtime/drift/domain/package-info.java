/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.realtime.drift.domain;

import org.jspecify.annotations.NullMarked;
