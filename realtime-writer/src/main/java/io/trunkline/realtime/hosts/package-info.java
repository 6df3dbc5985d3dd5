/// The IP addresses of carriers' and clients' hosts. Asterisk resolves the names in identify rows only when it
/// loads them, so the rows are written with addresses.
@NullMarked
package io.trunkline.realtime.hosts;

import org.jspecify.annotations.NullMarked;
