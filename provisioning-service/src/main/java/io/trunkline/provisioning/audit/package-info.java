/// Writes the audit entry and the outbox events of each change.
@NullMarked
package io.trunkline.provisioning.audit;

import org.jspecify.annotations.NullMarked;
