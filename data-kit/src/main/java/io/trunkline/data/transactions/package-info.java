/// Transactions of changes, which a dry run rolls back.
@NullMarked
package io.trunkline.data.transactions;

import org.jspecify.annotations.NullMarked;
