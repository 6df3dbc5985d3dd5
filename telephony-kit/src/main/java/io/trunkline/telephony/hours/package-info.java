/// Opening hours by weekday in a time zone.
@NullMarked
package io.trunkline.telephony.hours;

import org.jspecify.annotations.NullMarked;
