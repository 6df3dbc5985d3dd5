/// Which entity has a row that several entities claim, and the difference between the rows in the tables and the
/// desired ones.
@NullMarked
package io.trunkline.realtime.apply.domain;

import org.jspecify.annotations.NullMarked;
