/// Writes Asterisk's realtime tables (ARA) from carriers, clients and dialplan lines. Nothing is configured here:
/// all rows can be rebuilt from the topics.
@NullMarked
package io.trunkline.realtime;

import org.jspecify.annotations.NullMarked;
