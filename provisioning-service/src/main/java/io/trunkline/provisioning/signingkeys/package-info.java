/// The keys that sign access tokens: rows encrypted with `signing-keyset.json`, published as a JWK set, and
/// replaced every 90 days or on request.
@NullMarked
package io.trunkline.provisioning.signingkeys;

import org.jspecify.annotations.NullMarked;
