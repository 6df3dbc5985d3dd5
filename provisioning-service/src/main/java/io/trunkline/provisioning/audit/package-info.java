/// What every change has in common: an entry in the audit log and events in the outbox.
@NullMarked
package io.trunkline.provisioning.audit;

import org.jspecify.annotations.NullMarked;
