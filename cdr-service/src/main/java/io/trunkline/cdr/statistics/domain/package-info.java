/// What a call adds to the rollups, and how figures are computed from them.
@NullMarked
package io.trunkline.cdr.statistics.domain;

import org.jspecify.annotations.NullMarked;
