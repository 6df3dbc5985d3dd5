/// Read model of tenants, and the tenant that a request is about.
@NullMarked
package io.trunkline.did.tenantreadmodel;

import org.jspecify.annotations.NullMarked;
