/// Copy of the tenants, from their events; finds the tenant whose numbers a request concerns.
@NullMarked
package io.trunkline.did.tenantreadmodel;

import org.jspecify.annotations.NullMarked;
