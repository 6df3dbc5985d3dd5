/// The configuration of a tenant and its rules.
@NullMarked
package io.trunkline.provisioning.tenants.domain;

import org.jspecify.annotations.NullMarked;
