/// Computes the rows that Asterisk's realtime tables (ARA) need for each carrier, client and dialplan line.
@NullMarked
package io.trunkline.realtime.ararows.domain;

import org.jspecify.annotations.NullMarked;
