/// A tenant: its settings, status, calls per second and allowed destinations. The rules validate a request.
@NullMarked
package io.trunkline.provisioning.tenants.domain;

import org.jspecify.annotations.NullMarked;
