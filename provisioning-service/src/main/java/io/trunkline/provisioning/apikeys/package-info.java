/// API keys: programs exchange them for short access tokens. Each has a role, and may be limited to scopes.
@NullMarked
package io.trunkline.provisioning.apikeys;

import org.jspecify.annotations.NullMarked;
