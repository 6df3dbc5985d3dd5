/// Requests to create and change entities, and their transactions, which a dry run rolls back.
@NullMarked
package io.trunkline.data.changes;

import org.jspecify.annotations.NullMarked;
