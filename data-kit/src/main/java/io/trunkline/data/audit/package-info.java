/// The audit log: who changed what. A row per change, written in the transaction of the change.
@NullMarked
package io.trunkline.data.audit;

import org.jspecify.annotations.NullMarked;
