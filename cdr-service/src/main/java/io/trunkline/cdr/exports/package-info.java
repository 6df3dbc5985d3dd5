/// Files of call records that are written in the background, for ranges of time that take too long for one request.
/// A file is stored in the database in compressed parts, so any replica can go on with it and can send it.
@NullMarked
package io.trunkline.cdr.exports;

import org.jspecify.annotations.NullMarked;
