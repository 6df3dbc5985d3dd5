/// The phone number reader: how text from people, files and SIP becomes an E.164 number, a withheld caller or a
/// refusal, and how a number is written for a carrier.
@NullMarked
package io.trunkline.telephony.numbers;

import org.jspecify.annotations.NullMarked;
