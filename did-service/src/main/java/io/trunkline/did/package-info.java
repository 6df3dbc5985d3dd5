/// The phone numbers of tenants: which numbers exist, who holds them, and how often they were used as caller ID.
@NullMarked
package io.trunkline.did;

import org.jspecify.annotations.NullMarked;
