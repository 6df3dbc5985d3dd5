/// Tags of a call: names and values that its originator or its carrier gives it, for the rules of links.
@NullMarked
package io.trunkline.telephony.tags;

import org.jspecify.annotations.NullMarked;
