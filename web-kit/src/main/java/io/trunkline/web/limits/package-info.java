/// Rate limits of the REST API: how many requests a user, an API key or an address may send within a time
/// ([io.trunkline.web.limits.RequestLimit]). Each replica counts on its own.
@NullMarked
package io.trunkline.web.limits;

import org.jspecify.annotations.NullMarked;
