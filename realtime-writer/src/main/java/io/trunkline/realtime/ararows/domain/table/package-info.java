/// Asterisk's realtime tables, their rows and keys, and the parts of Asterisk that a changed row affects.
@NullMarked
package io.trunkline.realtime.ararows.domain.table;

import org.jspecify.annotations.NullMarked;
