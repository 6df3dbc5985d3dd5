/// What is taken now, whose business it is, and what has changed of it.
@NullMarked
package io.trunkline.routing.liveusage.domain;

import org.jspecify.annotations.NullMarked;
