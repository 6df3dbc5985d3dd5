/// How often numbers are used as caller ID, counted from call records.
@NullMarked
package io.trunkline.did.usage;

import org.jspecify.annotations.NullMarked;
