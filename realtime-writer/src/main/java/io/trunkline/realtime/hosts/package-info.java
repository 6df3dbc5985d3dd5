/// The IP addresses of carriers' and clients' hosts. Asterisk resolves the names in identify rows only when it
/// loads them, so the rows are written with addresses. A name is looked up again when its records expire.
@NullMarked
package io.trunkline.realtime.hosts;

import org.jspecify.annotations.NullMarked;
