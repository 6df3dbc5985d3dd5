/// How often numbers are dialled with, counted from the records of calls.
@NullMarked
package io.trunkline.did.usage;

import org.jspecify.annotations.NullMarked;
