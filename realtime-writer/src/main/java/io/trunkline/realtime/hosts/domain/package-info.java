/// What the name service answers, and what is known of a host over time.
@NullMarked
package io.trunkline.realtime.hosts.domain;

import org.jspecify.annotations.NullMarked;
