/// Short ways to read columns and to bind values, for the `Sql*` adapters.
@NullMarked
package io.trunkline.data.rows;

import org.jspecify.annotations.NullMarked;
