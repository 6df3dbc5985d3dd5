/// What Asterisk's realtime tables have to hold for each entity, as plain values: an entity comes in, the rows it
/// wants come out, and a difference says what to write, what to delete and which parts of Asterisk are concerned.
/// No database, no clock.
@NullMarked
package io.trunkline.realtime.ararows.domain;

import org.jspecify.annotations.NullMarked;
