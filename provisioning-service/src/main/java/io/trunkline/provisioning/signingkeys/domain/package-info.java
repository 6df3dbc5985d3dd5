/// The lifetime of signing keys: when each is published, signs and is deleted.
@NullMarked
package io.trunkline.provisioning.signingkeys.domain;

import org.jspecify.annotations.NullMarked;
