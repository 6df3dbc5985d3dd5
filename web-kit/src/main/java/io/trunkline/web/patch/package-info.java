/// JSON Merge Patch (RFC 7396): the body of PATCH, merged with the current resource and then validated as a PUT is.
@NullMarked
package io.trunkline.web.patch;

import org.jspecify.annotations.NullMarked;
