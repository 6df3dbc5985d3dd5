/// Everybody that an Asterisk node talks to, played by SIPp: carriers with and without registration, clients,
/// callers. Each has a loopback address of its own, by which Asterisk tells them apart, and keeps every message
/// that it sent or received, so that a test can ask what the other side saw. Scenarios: `asterisk/sipp`.
@NullMarked
package io.trunkline.testkit.sipp;

import org.jspecify.annotations.NullMarked;
