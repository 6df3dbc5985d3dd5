/// Decides which entity owns a row that several entities need, and which rows to insert, change or delete.
@NullMarked
package io.trunkline.realtime.apply.domain;

import org.jspecify.annotations.NullMarked;
