/// Asterisk's realtime tables as a pure projection of carriers, clients and dialplan lines: nothing is configured
/// here, everything can be made again from the topics.
@NullMarked
package io.trunkline.realtime;

import org.jspecify.annotations.NullMarked;
