/// The keys that encrypt SIP passwords.
@NullMarked
package io.trunkline.provisioning.secrets.domain;

import org.jspecify.annotations.NullMarked;
