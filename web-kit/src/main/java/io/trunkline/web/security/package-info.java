/// Who uses the API and what they may do: tokens, roles, access rules and revoked access.
@NullMarked
package io.trunkline.web.security;

import org.jspecify.annotations.NullMarked;
