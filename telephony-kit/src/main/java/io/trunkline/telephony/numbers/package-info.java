/// Reads phone numbers: text from people, files and SIP becomes an E.164 number, a withheld caller or a refusal.
/// Also formats numbers for carriers.
@NullMarked
package io.trunkline.telephony.numbers;

import org.jspecify.annotations.NullMarked;
