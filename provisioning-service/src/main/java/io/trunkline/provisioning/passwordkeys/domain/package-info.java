/// Which keys are in use, and which may be removed.
@NullMarked
package io.trunkline.provisioning.passwordkeys.domain;

import org.jspecify.annotations.NullMarked;
