/// The difference between a desired row and the row in the table, column by column.
@NullMarked
package io.trunkline.realtime.drift.domain;

import org.jspecify.annotations.NullMarked;
