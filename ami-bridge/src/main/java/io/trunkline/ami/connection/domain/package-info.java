/// The events and lists of an Asterisk node and the calls to place on it, as plain values independent of AMI's
/// wire format.
@NullMarked
package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.NullMarked;
