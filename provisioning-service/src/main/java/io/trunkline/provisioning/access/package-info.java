/// Access: logging in, and the keys by which every service checks the tokens that come of it.
@NullMarked
package io.trunkline.provisioning.access;

import org.jspecify.annotations.NullMarked;
