/// What a tenant is. Pure.
@NullMarked
package io.trunkline.provisioning.tenants.domain;

import org.jspecify.annotations.NullMarked;
