/// The phone numbers of tenants: which there are, who holds them, and how often they were dialled with.
@NullMarked
package io.trunkline.did;

import org.jspecify.annotations.NullMarked;
