/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.realtime.secrets.domain;

import org.jspecify.annotations.NullMarked;
