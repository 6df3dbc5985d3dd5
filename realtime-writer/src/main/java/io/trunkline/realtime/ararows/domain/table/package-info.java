/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.realtime.ararows.domain.table;

import org.jspecify.annotations.NullMarked;
