/// Asks realtime-writer what only it can tell: the rows of Asterisk's tables that a change would write, for the answer
/// of a dry run, and the keys with which it decrypts passwords. It has the tables, the addresses of hosts and the rows
/// that other entities need (ADR 0014).
@NullMarked
package io.trunkline.provisioning.realtimewriter;

import org.jspecify.annotations.NullMarked;
