/// The SIP peers of an Asterisk node, simulated by SIPp: carriers with and without registration, clients and
/// callers. Each has its own loopback address, by which Asterisk identifies it, and logs every message that it sent
/// or received, so that a test can check them. The scenarios are in `asterisk/sipp`.
@NullMarked
package io.trunkline.testkit.sipp;

import org.jspecify.annotations.NullMarked;
