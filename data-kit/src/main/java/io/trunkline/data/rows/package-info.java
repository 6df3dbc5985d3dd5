/// Reads columns, binds values and runs updates, for the classes that run SQL.
@NullMarked
package io.trunkline.data.rows;

import org.jspecify.annotations.NullMarked;
