/// Decides which rows of an entity the new addresses of its host change.
@NullMarked
package io.trunkline.realtime.hostchanges.domain;

import org.jspecify.annotations.NullMarked;
