/// Which tenants there are, as heard, and for which of them a caller may speak.
@NullMarked
package io.trunkline.did.tenantreadmodel;

import org.jspecify.annotations.NullMarked;
