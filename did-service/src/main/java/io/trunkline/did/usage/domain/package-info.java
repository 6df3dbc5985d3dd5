/// What a record adds to the counts, after what its earlier revisions added.
@NullMarked
package io.trunkline.did.usage.domain;

import org.jspecify.annotations.NullMarked;
