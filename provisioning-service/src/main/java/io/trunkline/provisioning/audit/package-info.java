/// Records each change: its audit entry and its outbox events, in the transaction of the change.
@NullMarked
package io.trunkline.provisioning.audit;

import org.jspecify.annotations.NullMarked;
