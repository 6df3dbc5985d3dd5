/// Passwords sealed so that the database and the events hold nothing that opens them.
@NullMarked
package io.trunkline.provisioning.secrets;

import org.jspecify.annotations.NullMarked;
