/// The audit log: who changed what. A row per change, written in the transaction of the change, and their list at
/// `/api/v1/audit/{kind}`. A service imports [io.trunkline.data.audit.AuditKit].
@NullMarked
package io.trunkline.data.audit;

import org.jspecify.annotations.NullMarked;
