/// Lists of the REST API, read from the database: filtered, sorted and in pages.
@NullMarked
package io.trunkline.data.lists;

import org.jspecify.annotations.NullMarked;
