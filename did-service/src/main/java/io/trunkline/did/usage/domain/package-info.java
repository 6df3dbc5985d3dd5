/// How call records change the usage counts: a later revision counts only the difference.
@NullMarked
package io.trunkline.did.usage.domain;

import org.jspecify.annotations.NullMarked;
